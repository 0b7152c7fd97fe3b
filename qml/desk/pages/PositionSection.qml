pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Opmaat.Desk

/*! Strengths first; then the plane with its ellipses beside the intervals of every axis. */
Section {
    id: root

    required property PositionView position
    required property bool withProfiles

    title: qsTr("Where this person stands now")
    hint: qsTr("According to the answers, and only for today. T 50 is the assumed middle, not a norm. Behind every score stands the range that holds it with a chance of nine in ten, given the weights.")

    BulletList {
        title: qsTr("What helps")
        sentences: root.position.strengths
    }
    RowLayout {
        spacing: DeskTheme.padding
        Layout.fillWidth: true

        ColumnLayout {
            spacing: DeskTheme.gap
            Layout.preferredWidth: DeskTheme.plotSize
            Layout.fillWidth: false
            Layout.fillHeight: false
            Layout.alignment: Qt.AlignTop

            AxesPlot {
                id: plot

                objectName: "axesPlot"
                position: root.position
                withProfiles: root.withProfiles
                surface: DeskTheme.card
                ink: DeskTheme.ink
                grid: DeskTheme.rule
                accent: DeskTheme.accent
                muted: DeskTheme.quiet
                fontSize: DeskTheme.plotFontSize
                implicitWidth: DeskTheme.plotSize
                implicitHeight: DeskTheme.plotSize
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Picture of the position on two axes")
                Accessible.description: root.withProfiles ? qsTr("%1 %2").arg(root.position.description).arg(root.position.profilesDescription) : root.position.description
            }
            Prose {
                text: root.position.legend
                font.pixelSize: DeskTheme.smallSize
                color: DeskTheme.quiet
                Layout.fillWidth: true
                Layout.maximumWidth: DeskTheme.plotSize
            }
        }
        ColumnLayout {
            spacing: DeskTheme.padding
            Layout.fillWidth: true
            Layout.fillHeight: false
            Layout.alignment: Qt.AlignTop

            Repeater {
                model: root.position.axes

                delegate: AxisBar {
                }
            }
        }
    }
}
