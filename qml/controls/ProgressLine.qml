import QtQuick
import QtQuick.Layouts

/*! How far somebody is: a calm bar, and in words what is left. */
ColumnLayout {
    id: root

    required property real progress // 0 to 1
    required property string words

    spacing: Theme.gap / 2
    Accessible.role: Accessible.ProgressBar
    Accessible.name: root.words

    Rectangle {
        implicitHeight: Theme.progressHeight
        radius: height / 2
        color: Theme.softLine
        Layout.fillWidth: true

        Rectangle {
            width: Math.max(parent.height, parent.width * root.progress)
            height: parent.height
            radius: parent.radius
            color: Theme.accent
        }
    }
    Text {
        text: root.words
        font.pixelSize: Theme.smallSize
        color: Theme.quietInk
        wrapMode: Text.WordWrap
        Layout.fillWidth: true
    }
}
