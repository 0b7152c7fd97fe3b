import QtQuick
import QtTest
import Opmaat.Controls

// The lists from which one answer is chosen, besides ChoiceList.
TestCase {
    id: test

    readonly property list<string> often: ["Never", "Sometimes", "Often"]

    name: "Choosing"
    when: windowShown
    width: 900
    height: 700
    visible: true

    ScaleList {
        id: scale

        width: parent.width
        options: test.often
        selected: -1
    }
    PictureList {
        id: pictures

        y: 200
        width: parent.width
        options: test.often
        pictures: []
        pictureTexts: ["a", "b", "c"]
        selected: -1
    }
    TwoStepList {
        id: steps

        y: 480
        width: parent.width
        steps: ["No", "Yes"]
        step: -1
        options: []
        selected: -1
    }

    SignalSpy {
        id: chosen

        signalName: "chosen"
    }
    SignalSpy {
        id: stepChosen

        target: steps
        signalName: "stepChosen"
    }

    function init() {
        chosen.clear();
        stepChosen.clear();
        for (const list of [scale, pictures])
            list.selected = -1;
        steps.step = -1;
        steps.options = [];
    }

    function test_a_tap_says_which_and_marks_nothing_by_itself_data() {
        return [{
                "tag": "scale",
                "list": scale
            }, {
                "tag": "pictures",
                "list": pictures
            }];
    }

    function test_a_tap_says_which_and_marks_nothing_by_itself(data) {
        chosen.target = data.list;
        const answer = findChild(data.list, "answer1");
        mouseClick(answer);
        compare(chosen.count, 1);
        compare(chosen.signalArguments[0][0], 1);
        verify(!answer.checked);
        data.list.selected = 1;
        verify(answer.checked);
        compare(answer.Accessible.name, "Sometimes");
        verify(answer.height >= 64 && answer.width >= 64);
    }

    function test_arrows_move_along_a_scale() {
        chosen.target = scale;
        scale.focusOn(0, Qt.TabFocusReason);
        keyClick(Qt.Key_Right);
        keyClick(Qt.Key_Return);
        compare(chosen.signalArguments[0][0], 1);
    }

    function test_a_first_step_shows_what_it_leads_to() {
        mouseClick(findChild(steps, "step1"));
        compare(stepChosen.signalArguments[0][0], 1);
        compare(findChild(steps, "answer0"), null);
        steps.step = 1;
        steps.options = ["A bit", "A lot"];
        chosen.target = steps;
        tryVerify(() => findChild(steps, "answer1") !== null);
        waitForRendering(steps);
        mouseClick(findChild(steps, "answer1"));
        compare(chosen.signalArguments[0][0], 1);
        verify(findChild(steps, "step1").checked);
    }
}
