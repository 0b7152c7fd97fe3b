import QtQuick
import QtTest
import Opmaat.Controls

TestCase {
    id: test

    readonly property list<string> often: ["Never", "Sometimes", "Often"]

    name: "ChoiceList"
    when: windowShown
    width: 800
    height: 600
    visible: true

    ChoiceList {
        id: list

        width: parent.width
        options: test.often
        selected: -1
    }

    SignalSpy {
        id: chosen

        target: list
        signalName: "chosen"
    }

    function init() {
        chosen.clear();
        list.options = test.often;
        list.selected = -1;
    }

    function answer(index) {
        return findChild(list, "answer" + index);
    }

    function test_a_tap_says_which_answer_was_chosen() {
        mouseClick(answer(2));
        compare(chosen.count, 1);
        compare(chosen.signalArguments[0][0], 2);
    }

    function test_a_tap_alone_marks_nothing() {
        mouseClick(answer(1));
        verify(!answer(1).checked);
    }

    function test_the_mark_follows_selected_after_a_tap() {
        mouseClick(answer(1));
        list.selected = 0;
        verify(answer(0).checked);
        verify(!answer(1).checked);
        list.selected = -1;
        verify(!answer(0).checked);
    }

    function test_a_mark_never_stays_for_the_next_question_with_equal_answers() {
        mouseClick(answer(2));
        list.selected = 2;
        list.options = ["Never", "Sometimes", "Often"];
        list.selected = -1;
        for (let i = 0; i < 3; ++i)
            verify(!answer(i).checked, "answer " + i);
    }

    function test_a_finger_does_the_same_as_a_mouse() {
        const finger = touchEvent(answer(0));
        finger.press(1, answer(0)).commit();
        verify(answer(0).down);
        finger.release(1, answer(0)).commit();
        compare(chosen.count, 1);
    }

    function test_a_finger_that_slides_away_chooses_nothing() {
        const finger = touchEvent(answer(0));
        finger.press(1, answer(0)).commit();
        finger.move(1, list, 10, 500).commit();
        finger.release(1, list, 10, 500).commit();
        compare(chosen.count, 0);
    }

    function test_arrows_move_and_enter_and_space_choose() {
        list.focusOn(0, Qt.TabFocusReason);
        keyClick(Qt.Key_Down);
        verify(answer(1).activeFocus);
        verify(answer(1).visualFocus);
        keyClick(Qt.Key_Return);
        keyClick(Qt.Key_Space);
        keyClick(Qt.Key_Up);
        verify(answer(0).activeFocus);
        compare(chosen.count, 2);
        compare(chosen.signalArguments[1][0], 1);
    }

    function test_answers_are_large_wide_and_named_also_when_long() {
        list.options = ["Yes", "A long answer ".repeat(20)];
        for (let i = 0; i < 2; ++i) {
            verify(answer(i).height >= 64);
            tryCompare(answer(i), "width", list.width);
            compare(answer(i).Accessible.name, list.options[i]);
            verify(!answer(i).contentItem.truncated);
            verify(answer(i).contentItem.paintedHeight <= answer(i).height);
        }
    }
}
