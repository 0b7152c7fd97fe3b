import QtQuick
import QtQuick.Window
import Opmaat.Desk

/*! The counsellor's window: a list, one interview, or a problem. */
Window {
    id: root

    required property Desk desk

    property bool revealed: false      // the proposal has been asked for
    property bool answersShown: false

    property real wholeHeight: 0      // of all that the page would show with room enough

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
        sourceComponent: root.desk.lock.locked ? unlockPage : root.desk.problem !== "" ? problemPage : root.desk.opened ? casePage : listPage
    }
    // The pages below name `root` from within a Component. Qt 6.4's Loader refuses components of a
    // file with ComponentBehavior Bound, so the linter is told instead.
    // qmllint disable unqualified
    Component {
        id: unlockPage

        UnlockPage {
            lock: root.desk.lock
        }
    }
    Component {
        id: listPage

        ListPage {
            interviews: root.desk.interviews
            wrongCodes: root.desk.wrongCodes
            lock: root.desk.lock
            demo: root.desk.demo
            onWholeHeightChanged: root.wholeHeight = wholeHeight
            onOpened: interview => root.desk.open(interview)
        }
    }
    Component {
        id: casePage

        CasePage {
            shown: root.desk.opened
            canReturn: root.desk.hasList
            lock: root.desk.lock
            revealed: root.revealed
            answersShown: root.answersShown
            onWholeHeightChanged: root.wholeHeight = wholeHeight
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
    // qmllint enable unqualified
    Connections {
        target: root.desk

        function onChanged() {
            root.revealed = false;
            root.answersShown = false;
        }
    }
}
