#include "widgets/detection/WhyPanel.h"

#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/WhyText.h"

#include <QScrollBar>

namespace vitrine {

WhyPanel::WhyPanel(QWidget *parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(8);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        const int cell = cellOfLink(url.toString());
        if (m_state && m_state->run() && cell >= 0 && cell < m_state->run()->raw.cells())
            m_state->select(cell);
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_shown.clear(); // colours of links are set when the text is
        showChoice();
    });
    translated(this, [this] {
        setAccessibleName(tr("Why this box"));
        showChoice();
    });
}

void WhyPanel::setState(DetectionState *state)
{
    m_state = state;
    connect(state, &DetectionState::resultChanged, this, &WhyPanel::showChoice);
    connect(state, &DetectionState::selectionChanged, this, &WhyPanel::showChoice);
    connect(state, &DetectionState::probeChanged, this, &WhyPanel::showChoice);
    showChoice();
}

/// Setting a text takes longer than making it: while a slider moves, only what changed is set.
void WhyPanel::showChoice()
{
    QString html = QStringLiteral("<p>%1</p>")
                       .arg(tr("Click a box to see why it is there, or an empty place to see why nothing is."));
    if (m_state && m_state->run() && !m_state->run()->raw.isEmpty()) {
        const WhyInput input{*m_state->run(), m_state->result(), m_state->settings()};
        if (m_state->selectedCell() >= 0)
            html = whyBox(input, m_state->selectedCell());
        else if (m_state->probe())
            html = whyNothing(input, *m_state->probe());
    }
    if (html == m_shown)
        return;
    m_shown = html;
    const Theme &theme = Theme::instance();
    document()->setDefaultStyleSheet(
        QStringLiteral("a { color: %1; } h3 { margin: 0 0 4px 0; } h4 { color: %2; margin: 12px 0 2px 0; } "
                       "p { margin: 2px 0 2px 0; } th { color: %2; font-weight: 400; }")
            .arg(theme.color(Theme::Role::Accent).name(), theme.color(Theme::Role::MutedText).name()));
    const int scrolled = verticalScrollBar()->value();
    setHtml(html);
    verticalScrollBar()->setValue(scrolled);
}

} // namespace vitrine
