import QtQuick
import Opmaat.Controls
import Opmaat.Kiosk

/*! Before the first question of a part: what these questions are about. */
MessagePage {
    id: root

    required property ClientView client

    title: root.client.introduction
    //: Button below the sentence that introduces a few questions
    firstText: qsTr("Go to the questions")
    //: Small, below everything: the client can go on later, also after a device that failed. %1 is a code
    note: root.client.code === "" ? "" : qsTr("Do you have to leave in between? With this code you go on later today: %1").arg(root.client.code.replace(/ /g, "\u00a0"))
    onFirst: root.client.goOn()
}
