//! People whom a game master chooses.

use super::*;

#[test]
fn each_person_is_named_with_what_became_of_them() {
    let mut world = complete();
    there(&mut world, KAI);
    let bot = Person { bot: true, ..person(&world, 20) };
    let pending = Person { member: Some(MemberFacts { roles: vec![], pending: true }), ..person(&world, 21) };
    let elsewhere = Person { member: None, ..person(&world, 22) };
    let everyone = [person(&world, KAI), person(&world, GAME_MASTER), bot, pending, elsewhere];
    let command = add(&world, &everyone);
    check(
        &answer(&mut world, GAME_MASTER, command.clone()),
        &expect![[r#"
        ✅ **Players Added: Test**
        ✅ <@8> can see the campaign's channels now.
        ℹ️ <@7> took part already.
        ⚠️ <@21> has to accept this server's rules first.
        ⚠️ <@20> is a bot; only an admin can let it in.
        ⚠️ <@22> is not on this server."#]],
    );
    assert_eq!((world.actions.as_slice(), takes_part(&world, KAI)), (&["grant_role"][..], true));
    let again = add(&world, &[person(&world, KAI)]);
    check(
        &answer(&mut world, GAME_MASTER, again),
        &expect![[r#"
        ℹ️ **Nothing to Change: Test**
        ℹ️ <@8> took part already."#]],
    );
    check(
        &answer(&mut world, KAI, command),
        &expect![[r#"
        ❌ **No Players Added: Test**
        Only its game masters and members with **Manage Roles** can do this. Ask <@7>."#]],
    );
}

#[test]
fn a_refusal_stops_adding_and_what_is_done_stays() {
    let mut world = complete();
    (30..34).for_each(|user| there(&mut world, user));
    let players: Vec<Person> = (30..34).map(|user| person(&world, user)).collect();
    let job = job(GAME_MASTER, facts(&world, GAME_MASTER), add(&world, &players));
    let forbidden = |action: &Action| {
        let is_last = matches!(action, Action::GrantRole { user, .. } if user.get() == 33);
        is_last.then(|| refusal(403, 50013))
    };
    check(
        &answer_with(&mut world, &job, forbidden),
        &expect![[r#"
            ❌ **Not All Players Added: Test**
            Discord refused to give <@33> the role. I'm not allowed to. Somebody may have taken the permission Manage Roles from me just now, or moved the campaign's role above my highest role. An admin can change both under Server Settings → Roles. Then try again.
            3 of 4 changes are done and stay."#]],
    );
    assert!(takes_part(&world, 30));
}

#[test]
fn a_player_is_removed_and_a_game_master_is_not() {
    let mut world = complete();
    there(&mut world, KAI);
    let remove = |world: &World, user| {
        Command::RemovePlayer(RemovePlayer { campaign: category(world), player: person(world, user) })
    };
    let command = remove(&world, KAI);
    check(
        &answer(&mut world, GAME_MASTER, command),
        &expect![[r#"
        ℹ️ **Nothing to Change: Test**
        ℹ️ <@8> doesn't take part."#]],
    );
    let command = remove(&world, GAME_MASTER);
    check(
        &answer(&mut world, GAME_MASTER, command),
        &expect![[r#"
        ❌ **Not Removed: Test**
        <@7> leads this campaign. Hand it over first with `/campaign assign-gm`."#]],
    );
    set_mode(&mut world, JoinMode::Open);
    let press = join(&world);
    answer(&mut world, KAI, press);
    let command = remove(&world, KAI);
    check(
        &answer(&mut world, GAME_MASTER, command),
        &expect![[r#"
        ✅ **Player Removed: Test**
        ✅ <@8> can't see the campaign's channels any more."#]],
    );
    assert!(!takes_part(&world, KAI));
}
