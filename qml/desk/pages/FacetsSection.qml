pragma ComponentBehavior: Bound
import QtQuick
import Opmaat.Desk

/*! All facets with their ranges, per axis, the strongest first. */
Section {
    id: root

    required property PositionView position

    title: qsTr("Topic by topic")
    hint: qsTr("The strongest first. A wide bar means that little is known about it yet.")

    Repeater {
        model: root.position.facets

        delegate: FacetRow {
        }
    }
}
