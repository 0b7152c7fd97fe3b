pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opmaat.Controls
import Opmaat.Kiosk

/*! Above every page: how far the client is, or the choice of language; and always in the same place
    the ways to a person and out. */
Item {
    id: root

    required property ClientView client
    required property list<string> languages
    required property list<string> languageNames

    function timeLeft(minutes: int): string {
        if (minutes < 1)
            //: Beside the progress bar, after the last question
            return qsTr("You have had all questions");
        if (minutes === 1)
            //: Beside the progress bar: expected time for what is left
            return qsTr("About one minute to go");
        //: Beside the progress bar: expected time for what is left, %1 is 2 or more
        return qsTr("About %1 minutes to go").arg(minutes);
    }

    implicitHeight: row.implicitHeight + 2 * Theme.gap

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        spacing: Theme.gap

        ProgressLine {
            objectName: "progress"
            visible: root.client.underWay
            progress: root.client.progress
            words: root.timeLeft(root.client.minutesLeft)
            Layout.fillWidth: true
            Layout.rightMargin: Theme.space
        }
        Repeater {
            model: root.client.page === ClientView.Welcome || root.client.page === ClientView.EnterCode ? root.languages : []

            delegate: ActionButton {
                id: choice

                required property int index
                required property string modelData

                objectName: "language-" + choice.modelData
                text: root.languageNames[choice.index]
                kind: ActionButton.Quiet
                font.bold: root.client.language === choice.modelData
                font.underline: root.client.language === choice.modelData
                onClicked: root.client.chooseLanguage(choice.modelData)
            }
        }
        Item {
            visible: !root.client.underWay
            Layout.fillWidth: true
        }
        ActionButton {
            objectName: "stop"
            visible: root.client.underWay
            enabled: root.client.page !== ClientView.StopAsked
            //: Button on every page: end the questionnaire. Asks first.
            text: qsTr("Stop")
            onClicked: root.client.askToStop()
        }
        ActionButton {
            objectName: "help"
            enabled: root.client.page !== ClientView.Help
            kind: ActionButton.Help
            //: Button on every page: fetch a person, not a text
            text: qsTr("Ask for help")
            onClicked: root.client.fetchHelp()
        }
    }
}
