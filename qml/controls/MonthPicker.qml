pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/*! A year that goes back and forth, and its twelve months as large buttons.

    Shows `months`, of which those that are not `open` cannot be tapped, marks `selected`. Keeps no state.
*/
ColumnLayout {
    id: root

    required property int year
    required property list<string> months
    required property list<bool> open
    required property int selected
    required property bool hasEarlier
    required property bool hasLater
    required property string earlierText
    required property string laterText

    signal earlier
    signal later
    signal chosen(int month)

    function focusOn(index: int, reason: int) {
        let place = Math.max(0, root.selected);
        while (place < root.open.length - 1 && !root.open[place])
            ++place;
        const month = all.itemAt(place);
        if (month)
            month.forceActiveFocus(reason);
    }

    spacing: Theme.space

    RowLayout {
        spacing: Theme.space
        Layout.alignment: Qt.AlignHCenter

        ActionButton {
            objectName: "earlier"
            enabled: root.hasEarlier
            text: root.earlierText
            implicitHeight: Theme.touchTarget
            onClicked: root.earlier()
        }
        Words {
            objectName: "year"
            text: root.year
            font.pixelSize: Theme.codeSize
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
            Layout.minimumWidth: 4 * Theme.codeSize
        }
        ActionButton {
            objectName: "later"
            enabled: root.hasLater
            text: root.laterText
            implicitHeight: Theme.touchTarget
            onClicked: root.later()
        }
    }
    GridLayout {
        columns: root.width > 8 * Theme.keySize ? 4 : 3
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        Layout.fillWidth: true

        Repeater {
            id: all

            model: root.months

            delegate: ActionButton {
                id: month

                required property int index
                required property string modelData

                objectName: "month" + month.index
                text: month.modelData
                enabled: root.open[month.index] === true
                kind: month.index === root.selected ? ActionButton.Primary : ActionButton.Plain
                font.pixelSize: Theme.bodySize
                implicitHeight: Theme.touchTarget
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: root.chosen(month.index)
            }
        }
    }
}
