import QtQuick
import QtQuick.Layouts

/*! One profile's probability: name, bar, percentage and mark; only a proposal stands out. */
RowLayout {
    id: root

    required property string title
    required property real share
    required property string figure
    required property string mark
    required property bool proposed
    required property bool background

    spacing: DeskTheme.space
    Layout.fillWidth: true

    Prose {
        text: root.title
        font.bold: root.proposed
        font.italic: root.background
        Layout.preferredWidth: DeskTheme.labelWidth
    }
    Rectangle {
        implicitHeight: DeskTheme.barHeight
        radius: height / 2
        color: DeskTheme.track
        Layout.fillWidth: true
        Accessible.ignored: true

        Rectangle {
            width: Math.max(parent.height, parent.width * root.share)
            height: parent.height
            radius: height / 2
            color: root.background ? DeskTheme.quiet : root.proposed ? DeskTheme.accent : DeskTheme.interval
        }
    }
    Prose {
        text: root.mark === "" ? root.figure : qsTr("%1, %2").arg(root.figure).arg(root.mark)
        font.bold: root.proposed
        Layout.preferredWidth: DeskTheme.figureWidth
    }
}
