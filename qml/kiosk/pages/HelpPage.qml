import QtQuick
import Opmaat.Kiosk

/*! The client asked for a person. The device cannot promise that one comes by itself. */
MessagePage {
    id: root

    required property ClientView client

    //: After a tap on the button that fetches a person
    title: qsTr("Someone will help you")
    //: Says what to do, because the device itself calls nobody
    text: qsTr("Raise your hand, or ask the person at the desk. Someone will come to you.")
    //: Nothing gets lost while the client waits
    more: qsTr("The questions can wait. What you have filled in is kept.")
    //: On the page that fetches a person: back to where the client was
    firstText: root.client.underWay ? qsTr("Go on with the questions") : qsTr("Go back")
    onFirst: root.client.goOn()
}
