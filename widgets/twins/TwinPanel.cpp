#include "widgets/twins/TwinPanel.h"

#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"
#include "widgets/twins/TwinBar.h"
#include "widgets/twins/TwinForm.h"
#include "widgets/twins/TwinSession.h"
#include "widgets/twins/TwinState.h"
#include "widgets/twins/TwinStyle.h"
#include "widgets/twins/TwinText.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine {

TwinPanel::TwinPanel(TwinSession *session, TwinState *state, QWidget *parent)
    : QWidget(parent), m_session(session), m_state(state), m_bar(new TwinBar(session, this)),
      m_mode(new SegmentedControl(3, this)), m_modeNote(makeNote(this)), m_form(new TwinForm(state, this)),
      m_countCaption(makeCaption(this)), m_count(new QSpinBox(this)), m_later(makeNote(this)),
      m_shownCaption(makeCaption(this)), m_shown(makeNarrowBox(this)), m_export(new QToolButton(this)),
      m_exportMenu(new QMenu(m_export))
{
    build();
    connect(m_mode, &SegmentedControl::chosen, this, [this](int mode) {
        m_state->edit([mode](TwinSettings &settings) { settings.mode = static_cast<TwinMode>(mode); });
    });
    connect(m_count, &QSpinBox::valueChanged, this, [this](int count) {
        m_state->edit([count](TwinSettings &settings) {
            (settings.mode == TwinMode::Folds ? settings.folds : settings.networks) = count;
        });
    });
    connect(m_shown, &QComboBox::activated, session, &TwinSession::show);
    connect(state, &TwinState::changed, this, &TwinPanel::showSettings);
    connect(session, &TwinSession::runBegun, this, &TwinPanel::showRuns);
    connect(session, &TwinSession::historyCut, this, &TwinPanel::showRuns);
    connect(session, &TwinSession::stageChanged, this, &TwinPanel::showRuns);
    connect(session, &TwinSession::shownChanged, this, &TwinPanel::showRuns);
    connect(&Theme::instance(), &Theme::changed, this, &TwinPanel::showRuns);
    translated(this, [this] { retranslate(); });
}

void TwinPanel::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_bar);
    layout->addWidget(m_mode);
    layout->addWidget(m_modeNote);
    layout->addWidget(m_countCaption);
    layout->addWidget(m_count);
    layout->addWidget(m_form);
    layout->addWidget(m_later);
    layout->addWidget(m_shownCaption);
    layout->addWidget(m_shown);
    m_export->setMenu(m_exportMenu);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    layout->addWidget(m_export);
    layout->addStretch(1);
    m_count->setRange(2, TwinSettings::most);
    passWheel(m_count);
}

void TwinPanel::showSettings()
{
    const TwinSettings &settings = m_state->settings();
    const QSignalBlocker quiet(m_count);
    m_mode->setCurrent(static_cast<int>(settings.mode));
    m_form->setVisible(settings.mode == TwinMode::Twins);
    m_count->setVisible(settings.mode != TwinMode::Twins);
    m_countCaption->setVisible(settings.mode != TwinMode::Twins);
    m_count->setValue(settings.mode == TwinMode::Folds ? settings.folds : settings.networks);
    m_countCaption->setText(settings.mode == TwinMode::Folds ? tr("Number of folds") : tr("Number of networks"));
    m_count->setAccessibleName(m_countCaption->text());
    const QString notes[] = {
        tr("Runs that differ in one thing: the same seed, the same batches, the same first weights wherever both have "
           "them."),
        tr("Cross-validation: each part of the set validates once, while the others train."),
        tr("Networks that differ in their seed alone; their probabilities are averaged to one answer.")};
    m_modeNote->setText(notes[static_cast<std::size_t>(settings.mode)]);
    showRuns();
}

/// What is there to be shown on the canvas, and whether what is set has begun.
void TwinPanel::showRuns()
{
    const bool hasRun = m_session->hasRun();
    const TwinSettings &begun = m_session->request().settings;
    const bool goesOn = hasRun && m_session->stage() != TrainStage::Done;
    m_later->setVisible(goesOn && m_state->settings() != m_session->request().asked);
    const QStringList titles = memberTitles(begun, m_session->request().train.settings.seed);
    const QSignalBlocker quiet(m_shown);
    m_shown->clear();
    for (int i = 0; hasRun && i < static_cast<int>(titles.size()); ++i)
        m_shown->addItem(twinIcon(twinColourOf(begun.mode, i)), titles[i]);
    m_shown->setCurrentIndex(hasRun ? m_session->shown() : -1);
    m_shown->setEnabled(hasRun);
    m_export->setEnabled(hasRun);
}

void TwinPanel::retranslate()
{
    m_mode->setTexts(
        {tr("Twins"), tr("Folds"), tr("Ensemble")},
        {tr("Runs that differ in one thing"), tr("k-fold cross-validation"), tr("Several networks answer together")});
    m_later->setText(tr("What is set here counts from the next start on."));
    m_shownCaption->setText(tr("Shown on the canvas"));
    m_shown->setAccessibleName(m_shownCaption->text());
    m_shown->setToolTip(tr("The run whose weights the canvas shows"));
    m_export->setText(tr("Export"));
    m_export->setToolTip(tr("Save the curves as a picture or their numbers as a table"));
    showSettings();
}

} // namespace vitrine
