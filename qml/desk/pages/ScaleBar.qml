import QtQuick
import QtQuick.Layouts

/*! A scale, such as T 20 to T 80: the interval as a bar, the best estimate as a dot, a tick in the middle.

    A picture only; its caller says the same in words.
*/
Item {
    id: root

    required property bool measured
    required property real low     // 0..1 along the scale, as are middle and high
    required property real middle
    required property real high

    property bool withMiddle: true

    implicitHeight: 2 * DeskTheme.barHeight
    Layout.fillWidth: true
    Accessible.ignored: true

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        height: DeskTheme.barHeight
        radius: height / 2
        color: DeskTheme.track
    }
    Rectangle {
        visible: root.measured
        anchors.verticalCenter: parent.verticalCenter
        x: root.low * parent.width
        width: (root.high - root.low) * parent.width
        height: DeskTheme.barHeight
        radius: height / 2
        color: DeskTheme.interval
    }
    Rectangle {
        visible: root.withMiddle
        anchors.centerIn: parent
        width: DeskTheme.line
        height: parent.height
        color: DeskTheme.quiet
    }
    Rectangle {
        visible: root.measured
        anchors.verticalCenter: parent.verticalCenter
        x: root.middle * parent.width - width / 2
        width: DeskTheme.dot
        height: width
        radius: width / 2
        color: DeskTheme.accent
    }
}
