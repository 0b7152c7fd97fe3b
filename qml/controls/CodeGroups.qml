pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

/*! A code of three times four digits, large enough to copy; digits that are not there yet are empty places. */
RowLayout {
    id: root

    required property var groups // of texts

    spacing: Theme.space
    Accessible.role: Accessible.StaticText
    Accessible.name: root.groups.join(" ")

    Repeater {
        model: root.groups

        delegate: Rectangle {
            id: group

            required property string modelData

            implicitWidth: digits.implicitWidth + 2 * Theme.space
            implicitHeight: digits.implicitHeight + 2 * Theme.gap
            color: Theme.surface
            radius: Theme.radius
            border.color: Theme.line
            border.width: Theme.lineWidth

            Text {
                id: digits

                anchors.centerIn: parent
                text: group.modelData.padEnd(4, "_")
                font.pixelSize: Theme.codeSize
                font.letterSpacing: Theme.lineWidth
                color: Theme.ink
                Accessible.ignored: true
            }
        }
    }
}
