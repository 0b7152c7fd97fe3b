import QtQuick
import Opmaat.Kiosk

/*! The end: thanks, and what happens next. */
MessagePage {
    id: root

    required property ClientView client
    required property NoticeView notices

    title: root.notices.closingTitle
    text: root.notices.closingText
    more: root.notices.closingNext
    //: Last button: clears the screen for the next person
    firstText: qsTr("Close")
    onFirst: root.client.leave()
}
