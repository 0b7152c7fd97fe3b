import QtQuick
import Opmaat.Kiosk

/*! The store refused an answer. Nothing is lost but that one tap, and it is nobody's fault. */
MessagePage {
    id: root

    required property ClientView client

    //: The device could not keep the last answer
    title: qsTr("That did not work")
    //: The client did nothing wrong, and earlier answers are safe
    text: qsTr("You did nothing wrong. This device could not keep your last answer. All your earlier answers are safe.")
    firstText: qsTr("Try again")
    //: Button: fetch a person because the device does not work
    secondText: qsTr("Ask for help")
    //: Button: leave the message and see the same question again
    thirdText: qsTr("Go back to where I was")
    //: For staff who are called to the device; the code stands in the manual
    note: qsTr("Code for staff: %1").arg("K1")
    onFirst: root.client.tryAgain()
    onSecond: root.client.fetchHelp()
    onThird: root.client.goOn()
}
