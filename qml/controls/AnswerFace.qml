import QtQuick

/*! The look of one answer: a whole-width surface with a mark on its left.

    Shows whether the answer is `marked`, `down` under a finger or has the keyboard's `ring`.
    A `round` mark stands for "one of these", a square one for "any of these".
*/
Rectangle {
    id: root

    required property bool marked
    required property bool down
    required property bool ring
    required property bool round

    radius: Theme.radius
    color: root.down ? Theme.touched : root.marked ? Theme.soft : Theme.surface
    border.color: root.ring ? Theme.focus : root.marked ? Theme.accent : Theme.line
    border.width: root.ring || root.marked ? Theme.focusWidth : Theme.lineWidth

    Rectangle {
        width: Theme.markSize
        height: Theme.markSize
        radius: root.round ? width / 2 : Theme.radius / 2
        anchors.left: parent.left
        anchors.leftMargin: Theme.space
        anchors.verticalCenter: parent.verticalCenter
        color: root.marked ? Theme.accent : Theme.surface
        border.color: root.marked ? Theme.accent : Theme.line
        border.width: Theme.lineWidth

        Rectangle {
            width: Theme.markSize / 2.6
            height: width
            radius: root.round ? width / 2 : Theme.lineWidth
            anchors.centerIn: parent
            color: Theme.accentInk
            visible: root.marked
        }
    }
}
