#include "widgets/inspector/ProblemBox.h"

#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/session/NetworkDocument.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace vitrine {

ProblemBox::ProblemBox(QWidget *parent)
    : QWidget(parent), m_text(new QLabel(this)), m_hint(new QLabel(this)), m_buttons(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    for (QLabel *label : {m_text, m_hint}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(label);
    }
    m_buttons->setSpacing(4);
    column->addLayout(m_buttons);
    hide();
    translated(this, [this] {
        showBlock(m_id);
        showFixes();
    });
}

void ProblemBox::showBlock(const QString &id)
{
    const bool isOther = m_id != id;
    m_id = id;
    QStringList texts;
    if (m_document)
        for (const Problem &problem : m_document->check().problems)
            if (problem.block == id.toStdString())
                texts += toText(problem.message);
    setVisible(!texts.isEmpty());
    if (texts.isEmpty()) {
        m_job.cancel();
        m_tried.reset();
        m_fixes.clear();
        return;
    }
    m_text->setText(texts.join(QLatin1Char('\n')));
    m_text->setStyleSheet(
        QStringLiteral("color: %1; font-weight: 600").arg(Theme::instance().color(Theme::Role::Error).name()));
    if (m_tried != m_document->shared() || isOther) {
        m_fixes.clear();
        showFixes();
        seekFixes();
    }
}

void ProblemBox::seekFixes()
{
    m_tried = m_document->shared();
    m_job.start([network = m_tried, id = m_id.toStdString(), this](const Cancel &) -> LatestJob::Deliver {
        auto fixes = edit::fixesFor(*network, buildGraph(*network, 1), id, 1);
        return [this, fixes = std::move(fixes)]() mutable {
            m_fixes = std::move(fixes);
            showFixes();
        };
    });
}

void ProblemBox::showFixes()
{
    m_hint->setText(m_fixes.empty() ? tr("What comes before this block runs all the same.")
                                    : tr("What comes before this block runs all the same. Ways out:"));
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater(); // one of them may be why this is called
        item->widget()->hide();
        delete item;
    }
    for (std::size_t i = 0; i < m_fixes.size(); ++i) {
        auto *button = new QPushButton(toText(m_fixes[i].text), this);
        button->setStyleSheet(QStringLiteral("text-align: left; padding: 4px 8px"));
        connect(button, &QPushButton::clicked, this, [this, i] { apply(i); });
        m_buttons->addWidget(button);
    }
}

void ProblemBox::apply(std::size_t fix)
{
    if (fix >= m_fixes.size())
        return;
    const edit::Fix chosen = m_fixes[fix];
    m_document->apply(toText(chosen.text), chosen.network);
}

} // namespace vitrine
