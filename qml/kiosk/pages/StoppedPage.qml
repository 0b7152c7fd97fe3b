import QtQuick
import Opmaat.Kiosk

/*! After stopping: no blame, and help goes on. */
MessagePage {
    id: root

    required property ClientView client

    //: The client stopped before the end
    title: qsTr("You have stopped")
    text: qsTr("That is fine. Thank you for what you did fill in.")
    //: Help does not depend on the questionnaire
    more: qsTr("Tell the person who helps you that you have stopped. Then you talk on together.")
    firstText: qsTr("Close")
    onFirst: root.client.leave()
}
