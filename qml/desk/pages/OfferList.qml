pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Opmaat.Desk

/*! Signals or offers under a heading: what, why, and what it rests on. Not there when empty. */
ColumnLayout {
    id: root

    required property string title
    required property Rows rows

    visible: root.rows.count > 0
    spacing: DeskTheme.space
    Layout.fillWidth: true

    Prose {
        text: root.title
        font.bold: true
        Accessible.role: Accessible.Heading
        Layout.fillWidth: true
    }
    Repeater {
        model: root.rows

        delegate: ColumnLayout {
            id: offer

            required property string group    // "" unless it begins here
            required property string title
            required property string reason
            required property string note

            spacing: DeskTheme.gap / 2
            Layout.fillWidth: true
            Layout.leftMargin: DeskTheme.space

            Prose {
                visible: offer.group !== ""
                text: offer.group
                font.italic: true
                color: DeskTheme.quiet
                Layout.fillWidth: true
            }
            Prose {
                //: What may help or deserves attention, and why
                text: qsTr("%1: %2").arg(offer.title).arg(offer.reason)
                Layout.fillWidth: true
            }
            Prose {
                text: offer.note
                font.pixelSize: DeskTheme.smallSize
                color: DeskTheme.quiet
                Layout.fillWidth: true
            }
        }
    }
}
