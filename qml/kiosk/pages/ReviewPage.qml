pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opmaat.Controls
import Opmaat.Kiosk

/*! All questions with what was answered. A tap changes one; nothing has to be changed. */
FocusScope {
    id: root

    required property ReviewView review

    ColumnLayout {
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(Theme.columnWidth, root.width - 2 * Theme.margin)
        spacing: Theme.gap

        Heading {
            //: Title of the page after the last question
            text: qsTr("Your answers")
            Layout.fillWidth: true
        }
        Words {
            //: Nothing has to be changed; skipped questions may stay skipped
            text: qsTr("Do you want to change something? Tap the answer. Otherwise you are ready.")
            Layout.fillWidth: true
        }
        ListView {
            id: list

            objectName: "answers"
            model: root.review
            clip: true
            spacing: Theme.gap
            boundsBehavior: Flickable.StopAtBounds
            Layout.fillWidth: true
            Layout.fillHeight: true

            delegate: ReviewRow {
                id: row

                required property int index

                objectName: "change" + row.index
                width: list.width - Theme.space
                onClicked: root.review.change(row.index)
            }

            Rectangle {
                parent: list
                width: Theme.scrollWidth
                radius: width / 2
                anchors.right: parent.right
                y: list.visibleArea.yPosition * list.height
                height: list.visibleArea.heightRatio * list.height
                color: Theme.line
            }
        }
        ActionButton {
            objectName: "finish"
            focus: true
            kind: ActionButton.Primary
            //: Ends the questionnaire after the review
            text: qsTr("I am ready")
            Layout.fillWidth: true
            onClicked: root.review.finish()
        }
    }
}
