"""The legend under the map filters by group of alleged actors, without a browser."""


def legend(test):
    (pills,) = [group for group in test.button_group if group.key == "_legend"]
    return pills


def test_legend_when_everything_is_shown_then_counts_each_group(enter):
    # Of 14 records: state 4, Islamist 6, militias 2, rebels 1, unidentified 2, other 1; joint ones in each group.
    labels = [option.content for option in legend(enter()).proto.options]
    assert [label.rpartition(" ")[2] for label in labels] == ["4", "6", "2", "1", "2", "1"]


def test_legend_when_a_group_is_pressed_then_only_its_actors_are_shown_and_the_counts_stay(enter):
    test = enter()
    legend(test).set_value(["REBEL_COALITIONS"]).run()
    assert test.query_params["actor"] == "CSP_FLA"
    labels = [option.content for option in legend(test).proto.options]
    assert [label.rpartition(" ")[2] for label in labels] == ["4", "6", "2", "1", "2", "1"]


def test_legend_when_a_link_names_a_whole_group_then_it_is_pressed(enter):
    assert [str(group) for group in legend(enter(actor="ARMED_UNKNOWN")).value] == ["UNIDENTIFIED"]


def test_legend_when_each_choice_must_be_there_then_a_group_is_asked_for_and_not_all_its_members(enter):
    test = enter(actor="CSP_FLA", actor_mode="all")
    legend(test).set_value(["STATE_AND_ALLIES"]).run()
    assert (test.query_params["actor"], test.query_params["actor_mode"]) == ("STATE_AND_ALLIES", "all")
    assert [str(group) for group in legend(test).value] == ["STATE_AND_ALLIES"]


def test_legend_when_nothing_else_may_be_there_then_counts_no_joint_operation(enter):
    # Of state 4, Islamist 6, militias 2: EX-2023-0002 is of state and militias, EX-2024-0005 of state and Islamist.
    labels = [option.content for option in legend(enter(actor="CSP_FLA", actor_mode="only")).proto.options]
    assert [label.rpartition(" ")[2] for label in labels] == ["2", "5", "1", "1", "2", "1"]
