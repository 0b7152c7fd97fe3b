import QtQuick
import QtTest
import Opmaat.Controls

TestCase {
    id: test

    name: "ActionButton"
    when: windowShown
    width: 800
    height: 600
    visible: true

    ActionButton {
        id: button

        text: "Show the next question"
    }

    SignalSpy {
        id: clicked

        target: button
        signalName: "clicked"
    }

    function init() {
        clicked.clear();
        button.width = button.implicitWidth;
    }

    function test_it_is_large_enough_for_every_kind() {
        for (const kind of [ActionButton.Primary, ActionButton.Plain, ActionButton.Quiet, ActionButton.Help]) {
            button.kind = kind;
            verify(button.height >= 64);
        }
    }

    function test_enter_and_space_do_what_a_tap_does() {
        button.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Return);
        keyClick(Qt.Key_Enter);
        keyClick(Qt.Key_Space);
        mouseClick(button);
        compare(clicked.count, 4);
    }

    function test_it_is_named_as_it_reads() {
        compare(button.Accessible.name, "Show the next question");
    }

    function test_it_grows_rather_than_cuts_its_words() {
        button.width = 160;
        verify(!button.contentItem.truncated);
        verify(button.contentItem.paintedHeight <= button.height);
    }
}
