#include "widgets/experiments/PredictionView.h"

#include "widgets/common/Text.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"

#include <QButtonGroup>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

namespace vitrine {

PredictionView::PredictionView(QWidget *parent)
    : QWidget(parent), m_original(new QLabel(this)), m_meaning(new QLabel(this)), m_question(new QLabel(this)),
      m_list(new QVBoxLayout), m_group(new QButtonGroup(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QLabel *label : {m_original, m_meaning, m_question}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
    }
    m_original->setTextFormat(Qt::RichText);
    m_list->setSpacing(4);
    layout->addLayout(m_list);
    connect(m_group, &QButtonGroup::idClicked, this, &PredictionView::predicted);
    translated(this, [this] { retranslate(); });
}

void PredictionView::setExperiment(const ExperimentKind *kind, int chosen)
{
    m_kind = kind;
    m_isRevealed = false;
    for (QRadioButton *choice : m_choices)
        delete choice;
    m_choices.clear();
    const int count = static_cast<int>(kind->predictions().size());
    for (int i = 0; i <= count; ++i) {
        auto *choice = new QRadioButton(this);
        // Qt gives ids below −1 by itself to buttons that come without one.
        m_group->addButton(choice, i);
        choice->setChecked(i == (chosen == none ? count : chosen));
        m_list->addWidget(choice);
        m_choices.push_back(choice);
    }
    retranslate();
}

int PredictionView::chosen() const
{
    const int id = m_group->checkedId();
    if (id < 0)
        return undecided;
    return id + 1 == static_cast<int>(m_choices.size()) ? none : id;
}

void PredictionView::reveal(const ExperimentVerdict *verdict)
{
    m_isRevealed = verdict != nullptr;
    m_true = verdict ? verdict->prediction : -1;
    mark();
}

void PredictionView::mark()
{
    if (!m_kind)
        return;
    const std::vector<Message> predictions = m_kind->predictions();
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        const bool isLast = i + 1 == m_choices.size();
        const QString text = isLast ? tr("No prediction, just show me") : toText(predictions[i]);
        const bool isTrue = m_isRevealed && static_cast<int>(i) == m_true;
        m_choices[i]->setText(isTrue ? tr("%1   ✓ so it came").arg(text) : text);
        QFont font = this->font();
        font.setBold(isTrue);
        m_choices[i]->setFont(font);
    }
}

void PredictionView::retranslate()
{
    if (!m_kind)
        return;
    const Claim claim = m_kind->claim();
    m_original->setText(QStringLiteral("<span style=\"font-size:large\">“%1”</span><br/><small>%2</small>")
                            .arg(QString::fromStdString(claim.original).toHtmlEscaped(),
                                 tr("The notes, %1").arg(QString::fromStdString(claim.chapter)).toHtmlEscaped()));
    m_meaning->setText(tr("That is: %1").arg(toText(claim.meaning)));
    m_question->setText(toText(m_kind->question()));
    QFont font = this->font();
    font.setBold(true);
    m_question->setFont(font);
    mark();
}

} // namespace vitrine
