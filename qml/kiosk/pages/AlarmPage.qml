import QtQuick
import Opmaat.Kiosk

/*! An answer says that a person is needed now. The words are the pack's. */
MessagePage {
    id: root

    required property ClientView client
    required property NoticeView notices

    title: root.notices.fetchTitle
    text: root.notices.alarm
    //: On the page of an alarm, because the device itself calls nobody
    more: qsTr("Raise your hand, or go to the desk: someone will help you.")
    //: On the page of an alarm: back to where the client was
    firstText: qsTr("Go on with the questions")
    //: On the page of an alarm: end the questionnaire; asks first
    secondText: qsTr("Stop for now")
    //: Nothing gets lost while the client waits
    note: qsTr("The questions can wait. What you have filled in is kept.")
    onFirst: root.client.goOn()
    onSecond: root.client.askToStop()
}
