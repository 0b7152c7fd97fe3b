pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Opmaat.Desk

/*! Signals or offers under a heading: what and why; what it rests on, unfolded. Not there when empty. */
ColumnLayout {
    id: root

    required property string title
    required property Rows rows

    visible: root.rows.count > 0
    spacing: DeskTheme.gap
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

            spacing: 0
            Layout.fillWidth: true

            Prose {
                visible: offer.group !== ""
                text: offer.group
                font.italic: true
                color: DeskTheme.quiet
                Layout.fillWidth: true
                Layout.leftMargin: DeskTheme.space + DeskTheme.gap
            }
            FoldingLine {
                //: What may help or deserves attention, and why
                sentence: qsTr("%1: %2").arg(offer.title).arg(offer.reason)

                Prose {
                    objectName: "unfolded"
                    text: offer.note
                    font.pixelSize: DeskTheme.smallSize
                    color: DeskTheme.quiet
                    Layout.fillWidth: true
                }
            }
        }
    }
}
