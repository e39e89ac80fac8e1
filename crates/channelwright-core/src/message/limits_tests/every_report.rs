//! Every kind of report, of every command, with as many people and as long names as possible.

use super::Ingredients;
use crate::{
    blueprint::{Blueprint, ChannelKey},
    campaign::{CampaignName, CampaignState, JoinMode, Object, Part},
    command::{NotPlanned, Shown, WhyShown},
    headline::{Headline, Verb},
    id::Id,
    page::{
        ArchivedPage, DeletePage, Gone, InfoPage, ListPage, ListedCampaign, Page, Permission, RestorePage,
        RestoredPage, SyncPage, TemplatePage,
    },
    permission::{Permissions, Subject, command::NotAllowed},
    plan::{Compared, Differing, InviteTerms, Missing, Problem, What, add_missing, unreadable::GuildObject},
    progress::Progress,
    report::{Added, Difference, Fate, Listed, Members, ReadBack, Report},
    run::{CODES, Failure, Instead, InviteCode, Refusal, Why},
    snapshot::{Extra, Snapshot},
    template::{ChannelKind, Copied, Loss, Lost, Template},
};

/// All verbs. Each is followed by the next one, so that the compiler reports one that is missing.
fn verbs() -> Vec<Verb> {
    let next = |verb| match verb {
        Verb::AddCampaign => Some(Verb::Join),
        Verb::Join => Some(Verb::Leave),
        Verb::Leave => Some(Verb::LetIn),
        Verb::LetIn => Some(Verb::Decline),
        Verb::Decline => Some(Verb::AddPlayers),
        Verb::AddPlayers => Some(Verb::RemovePlayer),
        Verb::RemovePlayer => Some(Verb::AssignGm),
        Verb::AssignGm => Some(Verb::AddGm),
        Verb::AddGm => Some(Verb::RemoveGm),
        Verb::RemoveGm => Some(Verb::Settings),
        Verb::Settings => Some(Verb::Invite),
        Verb::Invite => Some(Verb::Delete),
        Verb::Delete => Some(Verb::Rename),
        Verb::Rename => Some(Verb::List),
        Verb::List => Some(Verb::Info),
        Verb::Info => Some(Verb::Repair),
        Verb::Repair => Some(Verb::Sync),
        Verb::Sync => Some(Verb::Template),
        Verb::Template => Some(Verb::Archive),
        Verb::Archive => Some(Verb::Restore),
        Verb::Restore => None,
    };
    std::iter::successors(Some(Verb::AddCampaign), |verb| next(*verb)).collect()
}

pub(super) fn headlines(name: &CampaignName) -> Vec<Headline> {
    let both = |verb| [Some(name.clone()), None].map(|campaign| Headline { verb, campaign });
    verbs().into_iter().flat_map(both).collect()
}

pub(super) fn reports(of: &Ingredients) -> Vec<Report> {
    let mut all = read_backs(of);
    for headline in headlines(&of.name) {
        all.extend(members(of, &headline));
        all.extend(not_planned(of, &headline));
        all.extend(ends(of, &headline));
        all.extend(refusals(of, &headline));
        let page = |page| Report::Page { headline: headline.clone(), page };
        all.extend(pages(of).into_iter().chain(pages_of_campaigns(of)).map(page));
    }
    all
}

/// Campaigns with the longest names, and campaigns that differ from the template everywhere.
fn pages_of_campaigns(of: &Ingredients) -> Vec<Page> {
    let name = "*long-name-".repeat(9);
    let category = Id::new(u64::MAX);
    let listed = ListedCampaign {
        category,
        name: name.clone(),
        game_masters: of.game_masters.clone(),
        members: Some(u64::MAX),
        channels: 50,
        state: CampaignState::Open,
        missing: 50,
    };
    let differs = |renamed: Option<String>| {
        let what = vec![What::Name, What::Topic, What::Permissions, What::RoleName];
        let one = |id: &Id<_>| Differing { id: *id, name: name.clone(), what: what.clone(), renamed: renamed.clone() };
        of.channels.iter().map(one).collect::<Vec<_>>()
    };
    let part = |(n, _): (usize, &Id<_>)| (Part::Channel(ChannelKey(n)), format!("#{name}"));
    let missing = Missing {
        creates: of.channels.iter().enumerate().map(part).collect(),
        gives: of.game_masters.clone(),
        lets_in: 51,
    };
    let compared = |differing| Compared {
        missing: missing.clone(),
        differing,
        extras: of.channels.clone(),
        has_other_channels: true,
    };
    let shown = Some(Shown { fingerprint: u64::MAX, at_s: u64::MAX });
    let mut all = vec![Page::List(ListPage {
        total: 500,
        is_first: false,
        has_more: true,
        shown: (1..=10).map(|id| ListedCampaign { category: Id::new(id), ..listed.clone() }).collect(),
        is_instead: true,
    })];
    for differing in [differs(None), differs(Some(name.clone()))] {
        let compared = compared(differing);
        all.push(Page::Info(InfoPage {
            category,
            name: name.clone(),
            role: Some(Id::new(u64::MAX)),
            game_masters: of.game_masters.clone(),
            members: Some(u64::MAX),
            channels: 50,
            state: CampaignState::Open,
            join: JoinMode::Open,
            manages: true,
            details: Some(compared.clone()),
        }));
        let few = Missing { creates: Vec::new(), ..missing.clone() };
        let sync = SyncPage {
            why: WhyShown::Late,
            category,
            shown,
            compared: Compared { missing: few, extras: Vec::new(), ..compared.clone() },
            update: of.channels.clone(),
            others: Vec::new(),
        };
        let unchosen = SyncPage { update: Vec::new(), compared, ..sync.clone() };
        all.extend([sync, unchosen].map(Page::Sync));
    }
    all
}

fn pages(of: &Ingredients) -> Vec<Page> {
    let name = "long-name-".repeat(10);
    let named: Vec<_> = of.channels.iter().map(|id| (*id, name.clone())).collect();
    let delete = DeletePage {
        why: WhyShown::Late,
        shown: Shown { fingerprint: u64::MAX, at_s: u64::MAX },
        category: Some(Id::new(u64::MAX)),
        category_goes: true,
        role: Some((Id::new(u64::MAX), Some(u64::MAX))),
        channels: of.channels.iter().map(|id| (*id, Some(u64::MAX))).collect(),
        kept: Vec::new(),
        may_archive: true,
    };
    let of_role = |id: &Id<_>| Permission { channel: *id, of: Some(Subject::Role(Id::new(u64::MAX))) };
    let permissions: Vec<Permission> = of.channels.iter().map(of_role).collect();
    let gone = Gone { members: vec![Id::new(u64::MAX); of.channels.len()], nobody_leads: true };
    let archived = |was_already, inexact| {
        let (category, out_of_reach) = (Some(Id::new(u64::MAX)), of.channels.clone());
        ArchivedPage { category, was_already, inexact, out_of_reach, gone: gone.clone() }
    };
    let restore = RestorePage {
        why: WhyShown::Late,
        shown: Shown { fingerprint: u64::MAX, at_s: u64::MAX },
        category: Id::new(u64::MAX),
        changed: permissions.clone(),
    };
    let kept = DeletePage { channels: Vec::new(), kept: named.clone(), ..delete.clone() };
    vec![
        Page::Delete(delete),
        Page::Delete(kept),
        Page::Deleted { kept: vec![name.clone(); of.channels.len()] },
        Page::Renamed { to: of.name.to_string(), role: Some(Id::new(u64::MAX)), was_already: false },
        Page::Nearest {
            typed: of.name.to_string(),
            campaigns: (1..=5).map(|id| (Id::new(id), name.clone())).collect(),
        },
        Page::Template(TemplatePage {
            category: name.clone(),
            // `template/of_category/tests.rs` has the largest file.
            copied: Copied {
                template: Template {
                    channels: Vec::new(),
                    game_master_may: Permissions::ALL,
                    only_admins_may: Vec::new(),
                },
                lost: lost(of),
            },
            names: named.into_iter().collect(),
        }),
        Page::Archived(archived(true, Vec::new())),
        Page::Archived(archived(false, permissions)),
        Page::Restore(restore),
        Page::Restored(RestoredPage { out_of_reach: of.channels.clone(), gone: gone.clone() }),
        Page::NotArchived,
    ]
}

/// Everything that a copy may not have, of all channels.
fn lost(of: &Ingredients) -> Vec<Lost> {
    let all = [
        Loss::Hidden,
        Loss::Type,
        Loss::SameName,
        Loss::Name,
        Loss::TooMany,
        Loss::Becomes(ChannelKind::Text),
        Loss::Becomes(ChannelKind::Voice),
        Loss::Becomes(ChannelKind::Forum),
        Loss::Sight,
        Loss::Permissions,
        Loss::Topic,
        Loss::Extra(Extra::SlowMode),
        Loss::Extra(Extra::AgeRestricted),
        Loss::Extra(Extra::UserLimit),
        Loss::Extra(Extra::Tags),
        Loss::Changed,
    ];
    all.map(|what| Lost { what, channels: of.channels.clone() }).into()
}

fn read_backs(of: &Ingredients) -> Vec<Report> {
    let part = |(n, _): (usize, &Id<_>)| (Part::Channel(ChannelKey(n)), format!("#{}", "long-name-".repeat(10)));
    let role = Id::new(u64::MAX);
    let differences = vec![
        Difference::Missing(of.channels.iter().enumerate().map(part).collect()),
        Difference::Doubles(of.channels.clone()),
        Difference::MayComeTwice,
        Difference::SecondRole { role, gives_access: true },
        Difference::GameMastersLeft { users: of.game_masters.clone(), all: true },
        Difference::RoleNotGiven(of.game_masters.clone()),
        Difference::LeftOut(Permissions::ALL),
        Difference::Access(of.channels.clone()),
        Difference::Unreadable(of.channels.clone()),
        Difference::Renamed(of.channels[0]),
        Difference::Topics(of.channels.clone()),
        Difference::StandIns(of.channels.clone()),
        Difference::NotCopied(lost(of)),
    ];
    let listed = |(n, id): (usize, &Id<_>)| Listed {
        id: *id,
        kind: [ChannelKind::Text, ChannelKind::Voice][n % 2],
        gm_only: n % 3 == 0,
    };
    let objects = of.channels.iter().map(|id| Object::Channel(ChannelKey(1), *id)).collect();
    let read_back = |differences: Vec<Difference>, added| {
        Report::There(ReadBack {
            verb: Verb::Sync,
            updated: of.channels.clone(),
            name: of.name.clone(),
            category: Some(Id::new(u64::MAX)),
            role: Some(role),
            game_masters: of.game_masters.clone(),
            channels: of.channels.iter().enumerate().map(listed).collect(),
            added,
            differences,
        })
    };
    let mut all: Vec<Report> = differences.iter().map(|one| read_back(vec![one.clone()], Added::Everything)).collect();
    all.extend([read_back(differences, Added::Some(objects)), read_back(Vec::new(), Added::Nothing)]);
    all
}

/// Checks that each person is mentioned: a line that does not fit would be cut off.
fn members(of: &Ingredients, headline: &Headline) -> Vec<Report> {
    let fates = [
        Fate::Added,
        Fate::WasIn,
        Fate::Removed,
        Fate::WasOut,
        Fate::Asked,
        Fate::Leads,
        Fate::LedBefore,
        Fate::PlaysNow,
        Fate::LeadsNoMore,
        Fate::DidNotLead,
        Fate::Bot,
        Fate::Pending,
        Fate::NotOnServer,
    ];
    let one_fate = fates.map(|fate| of.people.iter().map(|user| (*user, fate)).collect::<Vec<_>>());
    let mixed = of.people.iter().zip(fates.iter().cycle()).map(|(user, fate)| (*user, *fate)).collect();
    let report = |fates| Report::Members(Members { headline: headline.clone(), fates, start: Some(of.channels[0]) });
    let all: Vec<Report> = one_fate.into_iter().chain([mixed]).map(report).collect();
    for one in &all {
        let text = one.text();
        let is_cut = text.ends_with("\n…");
        assert!(!is_cut, "{text}");
    }
    let settings = |join| Report::Settings { headline: headline.clone(), join };
    let terms = InviteTerms { max_age_s: 604_800, max_uses: 100 };
    let code = InviteCode::new("x".repeat(32)).unwrap();
    let invited = Report::Invited { headline: headline.clone(), code, terms, created_ms: 4_000_000_000_000 };
    all.into_iter().chain(JoinMode::ALL.map(settings)).chain([invited]).collect()
}

fn not_planned(of: &Ingredients, headline: &Headline) -> Vec<Report> {
    let game_masters = of.game_masters.clone();
    let whys = [
        NotPlanned::NoCampaign,
        NotPlanned::RoleMissing,
        NotPlanned::RoleHasPermissions(Id::new(u64::MAX)),
        NotPlanned::MayNot { game_masters: game_masters.clone() },
        NotPlanned::Closed { game_masters: game_masters.clone() },
        NotPlanned::NowhereToAsk { game_masters },
        NotPlanned::NowhereToInvite,
        NotPlanned::Pending,
        NotPlanned::AlreadyIn { start: Some(of.channels[0]) },
        NotPlanned::AlreadyIn { start: None },
        NotPlanned::AlreadyAsked,
        NotPlanned::NotIn,
        NotPlanned::GameMaster(of.people[0]),
        NotPlanned::NameOfAnother(Id::new(u64::MAX)),
        NotPlanned::NoCategory { is_resumed: false },
        NotPlanned::NoCategory { is_resumed: true },
        NotPlanned::NothingToCopy { lost: lost(of) },
        NotPlanned::LacksChannels { lost: lost(of) },
        NotPlanned::AdminsOnly,
        NotPlanned::Archived { game_masters: of.game_masters.clone(), is_resumed: true },
    ];
    whys.map(|why| Report::NotPlanned { headline: headline.clone(), why }).into()
}

/// Waits and ends without an answer of Discord's.
fn ends(of: &Ingredients, headline: &Headline) -> Vec<Report> {
    let progress = Some(Progress { done: 7, total: 52, latest: None });
    let must_wait = |creating| Why::MustWait { seconds: 172_800, creating };
    let whys = [
        must_wait(Some(Part::Role)),
        must_wait(None),
        Why::NoAnswer(Instead::Nothing),
        Why::NoAnswer(Instead::ServerError(503)),
        Why::NoAnswer(Instead::Unreadable),
        Why::OutOfTime,
        Why::Stuck,
    ];
    let mut all = Vec::new();
    for (why, is_repeated) in whys.into_iter().flat_map(|why| [(why, false), (why, true)]) {
        let (headline, until_s) = (headline.clone(), 4_000_000_000);
        all.push(Report::Postponed { headline: headline.clone(), progress, why, until_s });
        all.push(Report::GaveUp { headline, progress, why, until_s: Some(until_s), is_repeated });
    }
    let reasons = [NotAllowed::NotSet, NotAllowed::User, NotAllowed::Role(Id::new(u64::MAX)), NotAllowed::Everyone]
        .into_iter()
        .chain([NotAllowed::Channel, NotAllowed::AllChannels]);
    let lacks = Permissions::ALL;
    all.extend(reasons.map(|why| Report::NotAllowed { headline: headline.clone(), lacks, why, is_repeated: true }));
    let id = Id::new(u64::MAX);
    let problems = vec![
        Problem::BotLacks(Permissions::ALL),
        Problem::CategoryTaken(of.channels[0]),
        Problem::RoleTaken(id),
        Problem::RoleUnclear(id),
        Problem::Unreadable { object: GuildObject::Role(id), field: of.said.clone() },
        Problem::RoleOutOfReach(id),
        Problem::BotHasNoRole,
        Problem::GuildFull { have: 500, adding: 51 },
        Problem::TooManyRoles { have: 250 },
        Problem::CategoryFull { have: 50, adding: 50 },
    ];
    let progress = Progress { done: 0, total: 52, latest: None };
    all.push(Report::Refused { headline: headline.clone(), progress, problems, is_repeated: true });
    all
}

/// Refusals of every step of a campaign, with every code.
fn refusals(of: &Ingredients, headline: &Headline) -> Vec<Report> {
    let mut blueprint = Blueprint::new(&Template::default_campaign().unwrap(), of.name.clone(), of.game_masters[0]);
    let plan = add_missing(blueprint.clone(), None, &Snapshot::empty(Id::new(1)));
    blueprint.game_masters.clone_from(&of.game_masters);
    let progress = Progress { done: 7, total: 52, latest: None };
    let left: Vec<Object> = of.channels.iter().map(|id| Object::Channel(ChannelKey(1), *id)).collect();
    let mut all = Vec::new();
    for (n, (code, ..)) in CODES.iter().enumerate() {
        let faults = vec![("topic".to_owned(), of.said.clone()); 3];
        let refusal = Refusal { status: 400, code: *code, faults, message: of.said.clone() };
        let step = Box::new(plan.steps[n % plan.steps.len()].clone());
        let (headline, blueprint) = (headline.clone(), blueprint.clone());
        all.push(Report::Blind {
            headline: headline.clone(),
            refusal: refusal.clone(),
            progress: None,
            is_repeated: true,
        });
        let failure = Box::new(Failure { step, refusal, kept: 7, removed: 12, left: left.clone(), unsure: true });
        all.push(Report::Failed { headline, blueprint, failure, progress, is_repeated: true });
    }
    all
}
