pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/*! Things that are put in an order by tapping them: each tap gives the next number. No dragging.

    Shows `options` with their `places`, from 1, and a way to take the last number back. Keeps no state.
*/
ColumnLayout {
    id: root

    required property list<string> options
    required property list<int> places // one for each option; 0: it has none yet
    required property bool canUndo
    required property string undoText
    required property string hint // what a tap does

    signal touched(int index)
    signal undone

    function focusOn(index: int, reason: int) {
        const first = answers.itemAt(0);
        if (first)
            first.forceActiveFocus(reason);
    }

    spacing: Theme.gap

    GridLayout {
        columns: root.options.length >= Theme.manyMarks && root.width >= Theme.narrowScreen ? 2 : 1
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        Layout.fillWidth: true

        Repeater {
            id: answers

            model: root.options

            delegate: BadgeButton {
                id: answer

                required property int index
                required property string modelData

                objectName: "answer" + answer.index
                text: answer.modelData
                number: root.places[answer.index] ?? 0
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: root.touched(answer.index)
            }
        }
    }
    RowLayout {
        spacing: Theme.space

        Words {
            text: root.hint
            color: Theme.quietInk
            Layout.fillWidth: true
        }
        ActionButton {
            objectName: "undo"
            enabled: root.canUndo
            text: root.undoText
            onClicked: root.undone()
        }
    }
}
