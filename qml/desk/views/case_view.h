#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

#include "qml/desk/views/heading_view.h"
#include "qml/desk/views/offers_view.h"
#include "qml/desk/views/position_view.h"
#include "qml/desk/views/proposal_view.h"
#include "qml/desk/views/quality_view.h"
#include "qml/desk/views/reasons_view.h"
#include "qml/desk/views/record_view.h"
#include "qml/desk/views/scales_view.h"
#include "qml/desk/views/suggestions_view.h"

namespace opmaat::desk {

/// One interview as a counsellor reads it: the parts of the page, made once and never changed.
class CaseView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by Desk")
    /// Whether there are axes, facets and profiles; if not, position to suggestions say nothing.
    Q_PROPERTY(bool hasModel MEMBER hasModel_ CONSTANT)
    Q_PROPERTY(opmaat::desk::HeadingView* heading MEMBER heading_ CONSTANT)
    Q_PROPERTY(opmaat::desk::QualityView* quality MEMBER quality_ CONSTANT)
    Q_PROPERTY(opmaat::desk::PositionView* position MEMBER position_ CONSTANT)
    Q_PROPERTY(opmaat::desk::ProposalView* proposal MEMBER proposal_ CONSTANT)
    Q_PROPERTY(opmaat::desk::ReasonsView* reasons MEMBER reasons_ CONSTANT)
    Q_PROPERTY(opmaat::desk::SuggestionsView* suggestions MEMBER suggestions_ CONSTANT)
    Q_PROPERTY(opmaat::desk::ScalesView* scales MEMBER scales_ CONSTANT)
    Q_PROPERTY(opmaat::desk::OffersView* offers MEMBER offers_ CONSTANT)
    Q_PROPERTY(opmaat::desk::RecordView* record MEMBER record_ CONSTANT)

public:
    explicit CaseView(const Case& shown, QObject* parent = nullptr);

private:
    CaseView(const Case& shown, const Figures& figures, QObject* parent);

    bool hasModel_;
    HeadingView* heading_;
    QualityView* quality_;
    PositionView* position_;
    ProposalView* proposal_;
    ReasonsView* reasons_;
    SuggestionsView* suggestions_;
    ScalesView* scales_;
    OffersView* offers_;
    RecordView* record_;
};

}  // namespace opmaat::desk
