import QtQuick
import QtQuick.Window
import Opmaat.Desk

/*! The counsellor's window: a list, one interview, or a problem. */
Window {
    id: root

    required property Desk desk

    property bool revealed: false      // the proposal has been asked for
    property bool answersShown: false

    readonly property real wholeHeight: pages.item ? pages.item.wholeHeight ?? 0 : 0

    width: DeskTheme.windowWidth
    height: DeskTheme.windowHeight
    minimumWidth: 1000
    visible: true
    color: DeskTheme.page
    title: qsTr("Opmaat for counsellors")

    Loader {
        id: pages

        anchors.fill: parent
        focus: true
        sourceComponent: root.desk.problem !== "" ? problemPage : root.desk.opened ? casePage : listPage
    }
    Component {
        id: listPage

        ListPage {
            interviews: root.desk.interviews
            demo: root.desk.demo
            onOpened: interview => root.desk.open(interview)
        }
    }
    Component {
        id: casePage

        CasePage {
            shown: root.desk.opened
            canReturn: root.desk.hasList
            revealed: root.revealed
            answersShown: root.answersShown
            onBack: root.desk.close()
            onReveal: root.revealed = true
            onToggleAnswers: root.answersShown = !root.answersShown
        }
    }
    Component {
        id: problemPage

        ProblemPage {
            desk: root.desk
            onBack: root.desk.close()
        }
    }
    Connections {
        target: root.desk

        function onChanged() {
            root.revealed = false;
            root.answersShown = false;
        }
    }
}
