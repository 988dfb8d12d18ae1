#include "widgets/labs/LabStage.h"

#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace vitrine {

namespace {

/// A laboratory that needs more room than the stage has scrolls; the window keeps its size and the docks their widths.
QScrollArea *scrolled(Lab *lab)
{
    auto *area = new QScrollArea;
    area->setWidget(lab);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

} // namespace

LabStage::LabStage(const LabTools &tools, QWidget *parent)
    : QWidget(parent), m_tools(tools), m_back(new QToolButton(this)), m_place(new QLabel(this)),
      m_choice(new QComboBox(this)), m_pages(new QStackedWidget(this))
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 16, 8);
    head->setSpacing(16);
    m_back->setArrowType(Qt::LeftArrow);
    m_back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_back->setAutoRaise(true);
    m_place->setTextFormat(Qt::PlainText);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    head->addWidget(m_back);
    head->addWidget(m_choice);
    head->addWidget(m_place, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_pages, 1);
    connect(m_back, &QToolButton::clicked, this, &LabStage::leaveWanted);
    connect(m_choice, &QComboBox::activated, this,
            [this](int index) { open(m_subject, m_fitting[static_cast<std::size_t>(index)]->id()); });
    translated(this, [this] { setTexts(); });
}

std::vector<const LabKind *> LabStage::kindsFor(const LabSubject &subject)
{
    std::vector<const LabKind *> kinds;
    if (!subject.isInRun())
        return kinds;
    for (const auto &kind : labKinds())
        if (kind->takes(subject))
            kinds.push_back(kind.get());
    return kinds;
}

bool LabStage::open(const LabSubject &subject, const QString &kind)
{
    const std::vector<const LabKind *> fitting = kindsFor(subject);
    if (fitting.empty())
        return false;
    const auto wanted = std::find_if(fitting.begin(), fitting.end(), [&](const LabKind *k) { return k->id() == kind; });
    const LabKind &chosen = wanted == fitting.end() ? *fitting.front() : **wanted;
    m_subject = subject;
    m_fitting = fitting;
    m_kind = chosen.id();
    Lab *lab = labOf(chosen);
    lab->setSubject(subject);
    m_pages->setCurrentWidget(m_scrolls.value(m_kind));
    showKinds();
    lab->setFocus();
    emit kindChanged();
    return true;
}

void LabStage::follow(const LabSubject &subject)
{
    if (subject.outcome == m_subject.outcome && subject.path == m_subject.path)
        return;
    const std::vector<const LabKind *> fitting = kindsFor(subject);
    const bool isTaken =
        std::any_of(fitting.begin(), fitting.end(), [this](const LabKind *kind) { return kind->id() == m_kind; });
    if (!isTaken)
        return;
    m_subject = subject;
    m_fitting = fitting;
    current()->setSubject(subject);
    showKinds();
}

Lab *LabStage::current() const
{
    return m_labs.value(m_kind);
}

Lab *LabStage::labOf(const LabKind &kind)
{
    Lab *&lab = m_labs[kind.id()];
    if (!lab) {
        lab = kind.make(m_tools).release();
        m_pages->addWidget(m_scrolls[kind.id()] = scrolled(lab));
        connect(lab, &Lab::failed, this, &LabStage::failed);
        connect(lab, &Lab::said, this, &LabStage::said);
    }
    return lab;
}

void LabStage::showKinds()
{
    m_choice->clear();
    int current = 0;
    for (const LabKind *kind : m_fitting) {
        if (kind->id() == m_kind)
            current = m_choice->count();
        m_choice->addItem(kind->title());
        m_choice->setItemData(m_choice->count() - 1, kind->help(), Qt::ToolTipRole);
    }
    m_choice->setCurrentIndex(current);
    m_choice->setToolTip(m_choice->currentData(Qt::ToolTipRole).toString());
    m_choice->setAccessibleName(tr("Laboratory"));
    const Node *node = m_subject.node();
    m_place->setText(node ? QStringLiteral("%1 · %2").arg(m_subject.path, QString::fromStdString(node->kind->type()))
                          : m_subject.path);
}

void LabStage::setTexts()
{
    m_back->setText(tr("Network"));
    m_back->setToolTip(tr("Back to the network (Esc)"));
    showKinds();
}

} // namespace vitrine
