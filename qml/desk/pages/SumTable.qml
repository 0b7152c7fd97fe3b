pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Opmaat.Desk

/*! A small sum that a reader can add up, with what it comes to in chances. */
ColumnLayout {
    id: root

    required property Rows rows
    required property string inWords

    visible: root.rows.count > 0
    spacing: DeskTheme.gap / 2
    Layout.fillWidth: true

    Prose {
        text: qsTr("It adds up")
        font.bold: true
        Accessible.role: Accessible.Heading
    }
    Repeater {
        model: root.rows

        delegate: RowLayout {
            id: line

            required property string label
            required property string figure
            required property bool total

            spacing: DeskTheme.space

            Prose {
                text: line.figure
                font.bold: line.total
                horizontalAlignment: Text.AlignRight
                Layout.preferredWidth: DeskTheme.numberWidth
            }
            Prose {
                text: line.label
                font.bold: line.total
            }
        }
    }
    Prose {
        text: root.inWords
        Layout.fillWidth: true
    }
}
