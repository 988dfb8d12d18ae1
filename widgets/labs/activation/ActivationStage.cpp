#include "widgets/labs/activation/ActivationStage.h"

#include "core/labs/Activations.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/LabPlaces.h"
#include "widgets/labs/activation/CurvesPage.h"
#include "widgets/labs/activation/DepthPage.h"
#include "widgets/labs/activation/FitPage.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace vitrine {

ActivationStage::ActivationStage(const LabTools &tools, QWidget *parent)
    : Lab(parent), m_tabs(new SegmentedControl(3, this)), m_pages(new QStackedWidget(this)), m_curves(new CurvesPage),
      m_fit(new FitPage), m_depth(new DepthPage(tools.computeThread))
{
    m_tabs->setCurrent(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_tabs, 0, Qt::AlignLeft);
    layout->addWidget(m_pages, 1);
    for (QWidget *page :
         {static_cast<QWidget *>(m_curves), static_cast<QWidget *>(m_fit), static_cast<QWidget *>(m_depth)})
        m_pages->addWidget(page);
    connect(m_tabs, &SegmentedControl::chosen, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_depth, &DepthPage::failed, this, &Lab::failed);
    translated(this, [this] { setTexts(); });
}

int ActivationStage::nodeOf(const LabSubject &subject)
{
    return placeFor(subject, [](const Node &node) { return isElementwise(*node.kind); });
}

void ActivationStage::setTexts()
{
    m_tabs->setTexts({tr("Curves"), tr("Bending a line"), tr("Through depth")},
                     {tr("All activations and their derivatives on the numbers of this run"),
                      tr("Nested and summed ReLUs follow a curve that you draw"),
                      tr("How large gradients are behind many layers, with batch norm and without")});
}

void ActivationStage::setSubject(const LabSubject &subject)
{
    const int node = nodeOf(subject);
    // On another device numbers come over with their summary, on the thread that may fetch them.
    if (node >= 0 && (subject.outcome->isSummarised || subject.outcome->trace->device == "cpu"))
        m_curves->setNode(subject.outcome->trace, node);
}

ExportSource ActivationStage::exportSource() const
{
    switch (m_pages->currentIndex()) {
    case 0:
        return m_curves->exportSource();
    case 1:
        return m_fit->exportSource();
    default:
        return m_depth->exportSource();
    }
}

} // namespace vitrine
