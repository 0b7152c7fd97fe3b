import QtQuick
import QtTest
import Opmaat.Controls

TestCase {
    id: test

    name: "SeveralList"
    when: windowShown
    width: 800
    height: 600
    visible: true

    SeveralList {
        id: list

        width: parent.width
        options: ["Rent", "Energy", "Phone"]
        marked: [false, false, false]
    }

    SignalSpy {
        id: toggled

        target: list
        signalName: "toggled"
    }

    function init() {
        toggled.clear();
        list.marked = [false, false, false];
    }

    function answer(index) {
        return findChild(list, "answer" + index);
    }

    function test_a_tap_alone_marks_nothing() {
        mouseClick(answer(1));
        compare(toggled.count, 1);
        compare(toggled.signalArguments[0][0], 1);
        verify(!answer(1).checked);
    }

    function test_every_mark_is_shown_and_taken_away() {
        mouseClick(answer(0));
        list.marked = [true, false, true];
        verify(answer(0).checked);
        verify(!answer(1).checked);
        verify(answer(2).checked);
        list.marked = [false, false, false];
        verify(!answer(0).checked);
    }
}
