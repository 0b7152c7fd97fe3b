import QtQuick
import QtQuick.Layouts

/*! One question with its answer in words, and what it weighed if that may be seen. */
ColumnLayout {
    id: root

    required property string module    // "" unless it begins here
    required property string question
    required property string answer
    required property bool given
    required property string figure
    required property string because    // why it was asked or not; "" when always asked

    property bool withContribution: false

    spacing: DeskTheme.gap
    Layout.fillWidth: true

    Prose {
        visible: root.module !== ""
        text: root.module
        font.bold: true
        Accessible.role: Accessible.Heading
        Layout.fillWidth: true
        Layout.topMargin: DeskTheme.space
    }
    RowLayout {
        spacing: DeskTheme.padding
        Layout.fillWidth: true

        Prose {
            text: root.question
            Layout.fillWidth: true
            Layout.preferredWidth: DeskTheme.wideColumn
            Layout.alignment: Qt.AlignTop
        }
        Prose {
            text: root.answer
            font.bold: root.given
            font.italic: !root.given
            color: root.given ? DeskTheme.ink : DeskTheme.quiet
            Layout.fillWidth: true
            Layout.preferredWidth: DeskTheme.column
            Layout.alignment: Qt.AlignTop
        }
        Prose {
            visible: root.withContribution
            text: root.figure
            horizontalAlignment: Text.AlignRight
            Layout.preferredWidth: DeskTheme.numberWidth
            Layout.alignment: Qt.AlignTop
        }
    }
    Prose {
        visible: root.because !== ""
        text: root.because
        font.pixelSize: DeskTheme.smallSize
        color: DeskTheme.quiet
        Layout.fillWidth: true
    }
    Rectangle {
        implicitHeight: DeskTheme.line
        color: DeskTheme.rule
        Layout.fillWidth: true
    }
}
