import QtQuick
import QtQuick.Layouts

/*! A question in two taps on one screen: a first answer, and below it what it leads to.

    Shows `steps` with `step` marked, and `options` with `selected` marked once there are any. Keeps no state.
*/
ColumnLayout {
    id: root

    required property list<string> steps
    required property int step
    required property list<string> options
    required property int selected

    signal stepChosen(int step)
    signal chosen(int index)

    function focusOn(index: int, reason: int) {
        if (root.options.length > 0)
            second.focusOn(root.selected, reason);
        else
            first.focusOn(root.step, reason);
    }

    spacing: Theme.space

    ChoiceList {
        id: first

        prefix: "step"
        columns: root.steps.length
        options: root.steps
        selected: root.step
        Layout.fillWidth: true
        onChosen: index => root.stepChosen(index)
    }
    ChoiceList {
        id: second

        visible: root.options.length > 0
        options: root.options
        selected: root.selected
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        onChosen: index => root.chosen(index)
    }
}
