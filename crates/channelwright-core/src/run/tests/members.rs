//! Who takes part in a campaign: what each press and command answers, and what it changes.

use expect_test::{Expect, expect};

use super::world::{GAME_MASTER, World, refusal};
use crate::{
    attempt::{Attempt, Conclusion},
    campaign::{Campaign, JoinMode, campaign},
    command::{AddPlayers, Command, Decline, Join, Leave, LetIn, MemberFacts, Person, Pressed, RemovePlayer, Request},
    id::{self, Id},
    job::{InteractionToken, Job},
    permission::{Overwrite, Permissions, Subject},
    run::{Action, Outcome, Run},
    snapshot::{Channel, Member, PostedMessage, Role, testing},
    template::Template,
};

mod chosen;

const KAI: u64 = 8;
const MO: u64 = 9;
const ADMIN_ROLE: u64 = 90;

/// A complete campaign. Its game master has the role.
pub(super) fn complete() -> World {
    let mut world = World::new();
    let mut run = world.run();
    world.drive_without_faults(&mut run);
    let admin = Role { permissions: Permissions::MANAGE_ROLES, ..testing::role(ADMIN_ROLE, "admin") };
    world.guild.roles.push(admin);
    world.actions.clear();
    world
}

fn found(world: &World) -> Campaign {
    campaign(&world.guild, &world.blueprint.campaign).unwrap()
}

pub(super) fn category(world: &World) -> Id<id::Channel> {
    found(world).category.unwrap()
}

fn set_mode(world: &mut World, mode: JoinMode) {
    let (me, category) = (Subject::Member(world.guild.me.user), category(world));
    let category = world.guild.channels.iter_mut().find(|one| one.id == category).unwrap();
    let overwrite = category.overwrites.iter_mut().find(|one| one.subject == me).unwrap();
    (overwrite.allow, overwrite.deny) = mode.in_permissions(overwrite.allow, overwrite.deny);
}

pub(super) fn facts(world: &World, user: u64) -> MemberFacts {
    let member = world.guild.members.get(&Id::new(user)).cloned().flatten();
    MemberFacts { roles: member.map(|member| member.roles).unwrap_or_default(), pending: false }
}

pub(super) fn job(caller: u64, facts: MemberFacts, command: Command) -> Job {
    Job {
        interaction_id: Id::new(1),
        application_id: Id::new(2),
        token: InteractionToken::new("token".to_owned()),
        guild_id: Id::new(1),
        channel_id: Id::new(4),
        caller_id: Id::new(caller),
        caller: Some(facts),
        command,
        needs_override: None,
        wait: None,
    }
}

/// When its command was used, in Unix seconds.
pub(super) fn used_s(job: &Job) -> u64 {
    job.interaction_id.created_ms() / 1000
}

/// Carries out a job, and returns what the caller reads.
pub(super) fn answer_with(world: &mut World, job: &Job, fault: impl Fn(&Action) -> Option<Outcome>) -> String {
    let template = Template::default_campaign().unwrap();
    let mut guild = world.guild.clone();
    job.introduce_members(&mut guild);
    let found = job.command.target().find(&guild);
    let report = match Attempt::plan(job, &template, found, &guild, false, used_s(job)) {
        Err(report) => *report,
        Ok((attempt, plan)) => {
            let mut run = Run::new(plan, &guild, None);
            let end = world.drive(&mut run, |_, _, action| fault(action));
            match attempt.conclude(end, &run) {
                Conclusion::Report(report) => report,
                other => panic!("{other:?}"),
            }
        }
    };
    report.text()
}

pub(super) fn answer(world: &mut World, caller: u64, command: Command) -> String {
    let job = job(caller, facts(world, caller), command);
    answer_with(world, &job, |_| None)
}

fn join(world: &World) -> Command {
    Command::Join(Join { campaign: category(world) })
}

fn add(world: &World, players: &[Person]) -> Command {
    Command::AddPlayers(AddPlayers { campaign: category(world), players: players.to_vec() })
}

pub(super) fn person(world: &World, user: u64) -> Person {
    Person { id: Id::new(user), bot: false, member: Some(facts(world, user)), unseen: false }
}

fn takes_part(world: &World, user: u64) -> bool {
    facts(world, user).roles.contains(&found(world).role.unwrap())
}

/// Kai's request as the bot posted it, in the channel where it posted it.
fn request(world: &mut World, is_open: bool) -> Request {
    let channel = found(world).request_channel(&world.guild).unwrap();
    let message = Id::new(5000);
    let let_in = Pressed::LetIn(category(world), Id::new(KAI)).custom_id();
    let custom_ids = if is_open { vec![let_in.as_str().to_owned()] } else { Vec::new() };
    let posted = PostedMessage { id: message, author: world.guild.me.user, custom_ids };
    world.guild.messages.insert(channel, vec![posted]);
    Request { channel, message }
}

fn let_in(world: &mut World, by: u64, is_open: bool) -> String {
    let request = request(world, is_open);
    let command = LetIn { campaign: category(world), player: Id::new(KAI), request };
    answer(world, by, Command::LetIn(command))
}

pub(super) fn there(world: &mut World, user: u64) {
    world.guild.members.insert(Id::new(user), Some(World::member(user, &[])));
}

pub(super) fn check(text: &str, wanted: &Expect) {
    wanted.assert_eq(text);
}

#[test]
fn by_default_the_game_masters_are_asked_once() {
    let mut world = complete();
    there(&mut world, KAI);
    let press = join(&world);
    check(
        &answer(&mut world, KAI, press.clone()),
        &expect![[r#"
        ⏳ **Asked to Join: Test**
        The game masters have your request. You see the campaign as soon as one lets you in."#]],
    );
    assert_eq!((world.actions.as_slice(), takes_part(&world, KAI)), (&["post"][..], false));
    request(&mut world, true);
    check(
        &answer(&mut world, KAI, press.clone()),
        &expect![[r#"
        ⏳ **Already Asked to Join: Test**
        Your request is still open. You see the campaign as soon as a game master lets you in."#]],
    );
    assert_eq!(world.actions, ["post"]);
    // Each player has a request of their own. After an answer, the same player may ask again.
    there(&mut world, MO);
    answer(&mut world, MO, press.clone());
    request(&mut world, false);
    answer(&mut world, KAI, press);
    assert_eq!(world.actions, ["post"; 3]);
}

#[test]
fn an_open_campaign_lets_in_at_once_and_a_closed_one_says_whom_to_ask() {
    let mut world = complete();
    there(&mut world, KAI);
    let press = join(&world);
    set_mode(&mut world, JoinMode::Closed);
    check(
        &answer(&mut world, KAI, press.clone()),
        &expect![[r#"
        ❌ **Not Joined: Test**
        Nobody can join by themselves: a game master adds the players. Ask <@7>."#]],
    );
    set_mode(&mut world, JoinMode::Open);
    check(
        &answer(&mut world, KAI, press.clone()),
        &expect![[r#"
        ✅ **Joined: Test**
        You can see its channels now. Start in <#1004>."#]],
    );
    assert!(takes_part(&world, KAI));
    check(
        &answer(&mut world, KAI, press.clone()),
        &expect![[r#"
        ℹ️ **You Take Part Already: Test**
        You can see its channels. Start in <#1004>."#]],
    );
    let pending = job(MO, MemberFacts { roles: vec![], pending: true }, press.clone());
    check(
        &answer_with(&mut world, &pending, |_| None),
        &expect![[r#"
        ❌ **Not Joined: Test**
        First accept this server's rules, then press the button again."#]],
    );
    assert_eq!(world.actions, ["grant_role"]);
}

#[test]
fn a_member_who_left_the_server_meanwhile_gets_no_role() {
    let mut world = complete();
    set_mode(&mut world, JoinMode::Open);
    let job = job(KAI, MemberFacts::default(), join(&world));
    check(
        &answer_with(&mut world, &job, |_| Some(refusal(404, 10007))),
        &expect![[r#"
        ℹ️ **Nothing to Change: Test**
        ⚠️ <@8> is not on this server."#]],
    );
}

#[test]
fn a_player_leaves_and_a_game_master_hands_over_first() {
    let mut world = complete();
    there(&mut world, KAI);
    let leave = Command::Leave(Leave { campaign: category(&world) });
    check(
        &answer(&mut world, KAI, leave.clone()),
        &expect![[r#"
        ℹ️ **You Don't Take Part: Test**
        There is nothing to leave. To take part, press **Join campaign**."#]],
    );
    check(
        &answer(&mut world, GAME_MASTER, leave.clone()),
        &expect![[r#"
        ❌ **Not Left: Test**
        <@7> leads this campaign. Hand it over first with `/campaign assign-gm`."#]],
    );
    let everyone = add(&world, &[person(&world, KAI)]);
    answer(&mut world, GAME_MASTER, everyone);
    check(
        &answer(&mut world, KAI, leave),
        &expect![[r#"
        ✅ **Left: Test**
        You can't see its channels any more. To come back, press **Join campaign**."#]],
    );
    assert!(!takes_part(&world, KAI) && takes_part(&world, GAME_MASTER));
}

#[test]
fn a_request_is_answered_by_those_who_may_and_by_nobody_else() {
    let mut world = complete();
    there(&mut world, KAI);
    there(&mut world, MO);
    let refused = let_in(&mut world, KAI, true);
    check(
        &refused,
        &expect![[r#"
        ❌ **Not Let In: Test**
        Only its game masters and members with **Manage Roles** can do this. Ask <@7>."#]],
    );
    assert_eq!(let_in(&mut world, MO, true), refused);
    assert_eq!(world.actions, [""; 0]);
    check(
        &let_in(&mut world, GAME_MASTER, true),
        &expect![[r#"
        ✅ **Let In: Test**
        ✅ <@8> can see the campaign's channels now."#]],
    );
    assert_eq!((world.actions.as_slice(), takes_part(&world, KAI)), (&["grant_role", "edit_message"][..], true));
    // The second of two game masters who press at once changes nothing.
    world.actions.clear();
    check(
        &let_in(&mut world, GAME_MASTER, false),
        &expect![[r#"
            ✅ **Let In: Test**
            ℹ️ <@8> can see the campaign's channels."#]],
    );
    assert_eq!(world.actions, [""; 0]);
}

/// Two people answer the same request at the same moment, and differently.
#[test]
fn the_first_answer_counts() {
    let mut world = complete();
    there(&mut world, KAI);
    let declined = request(&mut world, false);
    check(
        &let_in(&mut world, GAME_MASTER, false),
        &expect![[r#"
        ℹ️ **Already Answered: Test**
        Somebody else answered the request of <@8>, who is not in. `/campaign add-player` adds them."#]],
    );
    assert_eq!((world.actions.as_slice(), takes_part(&world, KAI)), (&[][..] as &[&str], false));
    let role = found(&world).role.unwrap().get();
    world.guild.members.insert(Id::new(KAI), Some(World::member(KAI, &[role])));
    let decline = |request| Decline { campaign: category(&world), player: Id::new(KAI), request };
    let answered = Command::Decline(decline(declined));
    check(
        &answer(&mut world, GAME_MASTER, answered.clone()),
        &expect![[r#"
        ℹ️ **Already Answered: Test**
        <@8> is in: somebody else let them in. `/campaign remove-player` takes them out again."#]],
    );
    assert_eq!(world.actions, [""; 0]);
    // Somebody added the player another way: the request is still open, and says so.
    request(&mut world, true);
    check(
        &answer(&mut world, GAME_MASTER, answered),
        &expect![[r#"
        ℹ️ **Nothing to Decline: Test**
        ℹ️ <@8> can see the campaign's channels."#]],
    );
    assert_eq!((world.actions.as_slice(), takes_part(&world, KAI)), (&["edit_message"][..], true));
}

/// The player leaves between the look and the grant.
#[test]
fn a_request_never_says_that_somebody_is_in_who_has_left() {
    let mut world = complete();
    there(&mut world, KAI);
    let request = request(&mut world, true);
    let command = Command::LetIn(LetIn { campaign: category(&world), player: Id::new(KAI), request });
    let job = job(GAME_MASTER, facts(&world, GAME_MASTER), command);
    let left = |action: &Action| matches!(action, Action::GrantRole { .. }).then(|| refusal(404, 10007));
    check(
        &answer_with(&mut world, &job, left),
        &expect![[r#"
        ❌ **Not Let In: Test**
        ⚠️ <@8> is not on this server."#]],
    );
    assert!(!world.actions.contains(&"edit_message"), "{:?}", world.actions);
}

#[test]
fn a_member_with_manage_roles_may_answer_too() {
    let mut world = complete();
    there(&mut world, KAI);
    world.guild.members.insert(Id::new(MO), Some(World::member(MO, &[ADMIN_ROLE])));
    let_in(&mut world, MO, true);
    assert!(takes_part(&world, KAI));
    let request = request(&mut world, true);
    let decline = Decline { campaign: category(&world), player: Id::new(99), request };
    check(
        &answer(&mut world, MO, Command::Decline(decline)),
        &expect![[r#"
        ✅ **Declined: Test**
        ⚠️ <@99> is not on this server."#]],
    );
    assert_eq!(world.actions, ["grant_role", "edit_message", "edit_message"]);
}

#[test]
fn a_player_who_left_is_not_let_in() {
    let mut world = complete();
    world.guild.members.insert(Id::new(KAI), None);
    check(
        &let_in(&mut world, GAME_MASTER, true),
        &expect![[r#"
            ❌ **Not Let In: Test**
            ⚠️ <@8> is not on this server."#]],
    );
    assert_eq!(world.actions, ["edit_message"]);
}

#[test]
fn a_forged_id_names_no_campaign() {
    let mut world = complete();
    there(&mut world, KAI);
    world.guild.channels.push(testing::channel(700, crate::snapshot::ChannelType::Category, "staff"));
    let mut press = |category| answer(&mut world, KAI, Command::Join(Join { campaign: Id::new(category) }));
    let refused = press(700);
    check(
        &refused,
        &expect![[r#"
        ❌ **Not Joined**
        I can't find this campaign: its category was deleted, is hidden from me, or was never one of my campaigns. In a command, choose the category in the option `campaign`, or use it in one of the campaign's channels."#]],
    );
    assert_eq!(press(999_999), refused);
    assert_eq!(world.actions, [""; 0]);
}

/// Discord calls the same bit “Manage Permissions” in a channel. It is about that channel, not about the server's roles.
#[test]
fn manage_permissions_in_the_category_is_not_manage_roles() {
    let mut world = complete();
    there(&mut world, KAI);
    there(&mut world, MO);
    let helpers = Role { permissions: Permissions::NONE, ..testing::role(91, "helpers") };
    world.guild.roles.push(helpers);
    world.guild.members.insert(Id::new(MO), Some(World::member(MO, &[91])));
    for subject in [Subject::Role(Id::new(91)), Subject::Member(Id::new(MO))] {
        let overwrite = Overwrite::allowing(subject, Permissions::VIEW_CHANNEL | Permissions::MANAGE_ROLES);
        let category = category(&world);
        let campaign = |one: &&mut Channel| one.id == category || one.parent == Some(category);
        world.guild.channels.iter_mut().filter(campaign).take(2).for_each(|one| one.overwrites.push(overwrite));
        let text = let_in(&mut world, MO, true);
        assert!(text.contains("Only its game masters and members with **Manage Roles** can do this."), "{text}");
        assert_eq!((world.actions.len(), takes_part(&world, KAI)), (0, false));
    }
}

#[test]
fn a_role_that_gives_permissions_is_never_handed_out() {
    let mut world = complete();
    there(&mut world, KAI);
    set_mode(&mut world, JoinMode::Open);
    let (press, role) = (join(&world), found(&world).role.unwrap());
    let role = world.guild.roles.iter_mut().find(|one| one.id == role).unwrap();
    role.permissions = Permissions::ADMINISTRATOR;
    let text = answer(&mut world, KAI, press);
    check(
        &text,
        &expect![[r#"
            ❌ **Not Joined: Test**
            Somebody gave the role <@&1001> permissions in this server, and I don't hand out such a role. An admin can remove them under Server Settings → Roles."#]],
    );
    assert_eq!(world.actions, [""; 0]);
}

#[test]
fn a_bot_is_not_let_in() {
    let mut world = complete();
    let robo = Member { is_bot: true, ..World::member(KAI, &[]) };
    world.guild.members.insert(Id::new(KAI), Some(robo));
    check(
        &let_in(&mut world, GAME_MASTER, true),
        &expect![[r#"
        ❌ **Not Let In: Test**
        ⚠️ <@8> is a bot; only an admin can let it in."#]],
    );
    assert_eq!(world.actions, [""; 0]);
}
