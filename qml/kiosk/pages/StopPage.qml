import QtQuick
import Opmaat.Kiosk

/*! Asks kindly whether to stop, and says what that does and does not mean. */
MessagePage {
    id: root

    required property ClientView client

    //: Asked after a tap on Stop
    title: qsTr("Do you want to stop?")
    //: What happens to the answers of a client who stops
    text: qsTr("That is fine. What you have answered is kept. Your counsellor can look at it together with you.")
    //: Help must never depend on the questionnaire, and the words must say so
    more: qsTr("These questions do not decide whether you get help. Also not when you stop now.")
    //: The client does not want to stop after all
    firstText: qsTr("Go on with the questions")
    //: The client wants to go on later today, with a code
    secondText: root.client.canPause ? qsTr("Go on later today") : ""
    //: The client wants to stop for good, and not to go on later
    thirdText: root.client.canPause ? qsTr("Stop altogether") : qsTr("Yes, I stop now")
    onFirst: root.client.goOn()
    onSecond: root.client.pause()
    onThird: root.client.stop()
}
