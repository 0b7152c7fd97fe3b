import QtQuick

/*! A number in a circle: the place of something in an order, or the pair it belongs to. Empty for 0. */
Rectangle {
    id: root

    required property int number

    width: Theme.badgeSize
    height: Theme.badgeSize
    radius: height / 2
    color: root.number > 0 ? Theme.accent : Theme.surface
    border.color: root.number > 0 ? Theme.accent : Theme.line
    border.width: Theme.lineWidth

    Text {
        anchors.centerIn: parent
        visible: root.number > 0
        text: root.number
        font.pixelSize: Theme.bodySize
        font.bold: true
        color: Theme.accentInk
        Accessible.ignored: true
    }
}
