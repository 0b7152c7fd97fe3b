#include "qml/desk/views/case_view.h"

namespace opmaat::desk {

CaseView::CaseView(const Case& shown, QObject* parent)
    : CaseView(shown, Figures(shown.assessment.language), parent)
{
}

CaseView::CaseView(const Case& shown, const Figures& figures, QObject* parent)
    : QObject(parent),
      hasModel_(shown.assessment.hasModel()),
      heading_(new HeadingView(shown, figures, this)),
      quality_(new QualityView(shown.assessment.quality, this)),
      position_(new PositionView(shown, figures, this)),
      proposal_(new ProposalView(shown.assessment, figures, this)),
      reasons_(new ReasonsView(shown.assessment, figures, this)),
      suggestions_(new SuggestionsView(shown.assessment, this)),
      scales_(new ScalesView(shown, figures, this)),
      offers_(new OffersView(shown.assessment, this)),
      record_(new RecordView(shown, figures, this))
{
}

}  // namespace opmaat::desk
