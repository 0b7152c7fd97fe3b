import QtQuick
import Opmaat.Kiosk

/*! Nobody touched the screen for a while: asks before the answers are put away. */
MessagePage {
    id: root

    required property ClientView client

    //: After some minutes without a touch
    title: qsTr("Are you still there?")
    //: The visit ends after a minute without a touch, so that nobody else sees the answers
    text: qsTr("Take all the time you need. If nobody touches the screen, it closes in a minute. Then nobody else can see your answers.")
    //: The client was only thinking
    firstText: qsTr("Yes, I go on")
    secondText: qsTr("Yes, I stop now")
    onFirst: root.client.goOn()
    onSecond: root.client.stop()
}
