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
    onFirst: root.client.goOn()
}
