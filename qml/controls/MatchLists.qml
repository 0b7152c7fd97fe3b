pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/*! Two lists whose things belong together in pairs: one on the left waits, a tap on the right is its partner.

    Shows the number of each pair on both sides, `held` waits. Keeps no state.
*/
GridLayout {
    id: root

    required property list<string> leftTexts
    required property list<string> rightTexts
    required property list<int> leftPairs
    required property list<int> rightPairs
    required property int held
    required property string hint // what to tap

    signal leftTouched(int index)
    signal rightTouched(int index)

    function focusOn(index: int, reason: int) {
        const first = lefts.itemAt(Math.max(0, root.held));
        if (first)
            first.forceActiveFocus(reason);
    }

    columns: 2
    columnSpacing: Theme.margin
    rowSpacing: Theme.space

    Words {
        text: root.hint
        color: Theme.quietInk
        Layout.fillWidth: true
        Layout.columnSpan: 2
    }
    ColumnLayout {
        spacing: Theme.gap
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.alignment: Qt.AlignTop

        Repeater {
            id: lefts

            model: root.leftTexts

            delegate: BadgeButton {
                id: one

                required property int index
                required property string modelData

                objectName: "answer" + one.index
                text: one.modelData
                number: root.leftPairs[one.index] ?? 0
                held: one.index === root.held
                Layout.fillWidth: true
                onClicked: root.leftTouched(one.index)
            }
        }
    }
    ColumnLayout {
        spacing: Theme.gap
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.alignment: Qt.AlignTop

        Repeater {
            model: root.rightTexts

            delegate: BadgeButton {
                id: other

                required property int index
                required property string modelData

                objectName: "right" + other.index
                text: other.modelData
                number: root.rightPairs[other.index] ?? 0
                Layout.fillWidth: true
                onClicked: root.rightTouched(other.index)
            }
        }
    }
}
