import QtQuick
import QtQuick.Layouts

/*! One reason: how much it weighs, as a number with its sign and a bar, and the sentence. */
RowLayout {
    id: root

    required property string sentence
    required property string figure
    required property real share    // of the largest reason, 0..1

    property bool against: false

    spacing: DeskTheme.space
    Layout.fillWidth: true

    Prose {
        text: root.figure
        font.bold: true
        horizontalAlignment: Text.AlignRight
        Layout.preferredWidth: DeskTheme.numberWidth
        Layout.alignment: Qt.AlignTop
    }
    Item {
        implicitWidth: DeskTheme.reasonBarWidth
        implicitHeight: DeskTheme.barHeight
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: DeskTheme.gap / 2
        Accessible.ignored: true

        Rectangle {
            width: Math.max(DeskTheme.strongLine, parent.width * root.share)
            height: parent.height
            radius: DeskTheme.strongLine
            color: root.against ? DeskTheme.card : DeskTheme.accent
            border.color: root.against ? DeskTheme.against : DeskTheme.accent
            border.width: DeskTheme.strongLine
        }
    }
    Prose {
        text: root.sentence
        Layout.fillWidth: true
    }
}
