import QtQuick
import QtQuick.Layouts
import Opmaat.Controls
import Opmaat.Kiosk

/*! The kiosk's window: what holds for every page, and the page that stands. */
Window {
    id: root

    required property ClientView client
    required property CodeView code
    required property QuestionView question
    required property ReviewView review
    required property WelcomeView welcome
    required property NoticeView notices

    //: Title of the window, for staff
    title: qsTr("Opmaat: questions for the client")
    color: Theme.paper

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Ribbon {
            objectName: "demoRibbon"
            visible: root.client.demo
            //: On every page while the store is for demonstration only
            text: qsTr("Demonstration: everybody can read what you fill in here")
            Layout.fillWidth: true
        }
        TopBar {
            client: root.client
            languages: root.welcome.languages
            languageNames: root.welcome.languageNames
            Layout.fillWidth: true
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            WelcomePage {
                anchors.fill: parent
                visible: root.client.page === ClientView.Welcome
                focus: visible
                client: root.client
                welcome: root.welcome
            }
            CodePage {
                anchors.fill: parent
                visible: root.client.page === ClientView.EnterCode
                focus: visible
                code: root.code
            }
            IntroductionPage {
                anchors.fill: parent
                visible: root.client.page === ClientView.Introduction
                focus: visible
                client: root.client
            }
            QuestionPage {
                anchors.fill: parent
                visible: root.client.page === ClientView.Question
                focus: visible
                question: root.question
            }
            ReviewPage {
                anchors.fill: parent
                visible: root.client.page === ClientView.Review
                focus: visible
                review: root.review
            }
            HelpPage {
                anchors.fill: parent
                visible: root.client.page === ClientView.Help
                focus: visible
                client: root.client
            }
            AlarmPage {
                anchors.fill: parent
                visible: root.client.page === ClientView.Alarm
                focus: visible
                client: root.client
                notices: root.notices
            }
            StopPage {
                anchors.fill: parent
                visible: root.client.page === ClientView.StopAsked
                focus: visible
                client: root.client
            }
            NotStoredPage {
                anchors.fill: parent
                visible: root.client.page === ClientView.NotStored
                focus: visible
                client: root.client
            }
            StillTherePage {
                anchors.fill: parent
                visible: root.client.page === ClientView.StillThere
                focus: visible
                client: root.client
            }
            WaitingPage {
                anchors.fill: parent
                visible: root.client.page === ClientView.Waiting
            }
            PausedPage {
                anchors.fill: parent
                visible: root.client.page === ClientView.Paused
                focus: visible
                client: root.client
            }
            ThanksPage {
                anchors.fill: parent
                visible: root.client.page === ClientView.Thanks
                focus: visible
                client: root.client
                notices: root.notices
            }
            StoppedPage {
                anchors.fill: parent
                visible: root.client.page === ClientView.Stopped
                focus: visible
                client: root.client
            }
        }
    }
}
