#include "app/studio/film/FilmDialog.h"

#include "app/studio/film/FilmPreview.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr int lookDelay = 150; // milliseconds

/// A guess at what a film takes: its first picture as PNG says how much there is to see; how much of it changes from
/// picture to picture is not known before the film is made.
double estimatedBytes(const FilmPlan &plan, qint64 first)
{
    const bool isGif = plan.file.endsWith(QStringLiteral(".gif"), Qt::CaseInsensitive);
    const auto whole = static_cast<double>(first), more = static_cast<double>(plan.pictures() - 1);
    return isGif ? whole * (0.6 + 0.12 * more) : whole * (0.8 + 0.12 * more);
}

QString shortTime(double seconds)
{
    return seconds < 60 ? FilmDialog::tr("%1 s").arg(QLocale().toString(seconds, 'f', 1)) : formatDuration(seconds);
}

} // namespace

FilmDialog::FilmDialog(FilmOffer offer, const QString &folder, QWidget *window)
    : QDialog(window), m_form(new FilmForm(std::move(offer), folder, this)), m_preview(new FilmPreview(window, this)),
      m_facts(new QLabel(this)), m_note(new QLabel(this)), m_bar(new QProgressBar(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Film"));
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(m_form, 1);
    row->addWidget(makeSide());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_start = buttons->addButton(tr("Make Film"), QDialogButtonBox::AcceptRole);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addLayout(row, 1);
    layout->addWidget(m_note);
    layout->addWidget(m_bar);
    layout->addWidget(buttons);
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setProperty("muted", true);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the film"));
    m_bar->hide();
    connect(buttons, &QDialogButtonBox::rejected, this, &FilmDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &FilmDialog::start);
    connect(m_form, &FilmForm::changed, this, &FilmDialog::check);
    connect(m_preview, &FilmPreview::measured, this, &FilmDialog::showFacts);
    m_later.setSingleShot(true);
    m_later.setInterval(lookDelay);
    connect(&m_later, &QTimer::timeout, this, &FilmDialog::look);
    setMinimumWidth(Theme::instance().px(880));
    check();
}

QWidget *FilmDialog::makeSide()
{
    auto *side = new QWidget(this);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_preview);
    layout->addWidget(m_facts);
    layout->addStretch(1);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    return side;
}

void FilmDialog::check()
{
    const QString problem = m_form->problem();
    const QFileInfo file(m_form->plan().file);
    m_start->setEnabled(problem.isEmpty());
    m_start->setText(m_form->isRecording() ? tr("Record") : tr("Make Film"));
    if (!problem.isEmpty())
        m_note->setText(problem);
    else if (file.isFile())
        m_note->setText(tr("Will be replaced: %1").arg(file.fileName()));
    else if (m_form->isRecording())
        m_note->setText(
            tr("A red mark in the corner shows that it is recording; a click on it, or the same keys again, "
               "stops."));
    else
        m_note->setText(tr("The window goes through the steps, and comes back to what it shows now."));
    showFacts();
    m_later.start();
}

void FilmDialog::look()
{
    const FilmPlan plan = m_form->plan();
    if (m_shown.name != plan.reel.name)
        putBack();
    m_shown = plan.reel;
    m_preview->show(plan);
}

void FilmDialog::showFacts()
{
    m_facts->setText(facts());
}

QString FilmDialog::facts() const
{
    if (m_form->isRecording())
        return tr("As long as you like, ten pictures a second while something moves.");
    const FilmPlan plan = m_form->plan();
    const QString text = tr("%1 pictures, %2").arg(formatCount(plan.pictures()), shortTime(plan.duration()));
    const qint64 first = m_preview->bytes();
    return first == 0 ? text
                      : tr("%1, about %2").arg(text, formatBytes(static_cast<qint64>(estimatedBytes(plan, first))));
}

void FilmDialog::start()
{
    if (m_isMaking || !m_form->problem().isEmpty())
        return;
    m_later.stop();
    m_preview->stop();
    m_form->remember();
    const FilmPlan plan = m_form->plan();
    putBack();
    if (m_form->isRecording()) {
        emit recordingWanted(plan);
        accept();
        return;
    }
    m_isMaking = true;
    m_form->setEnabled(false);
    m_start->setEnabled(false);
    m_bar->setRange(0, plan.pictures());
    m_bar->setValue(0);
    m_bar->show();
    m_clock.start();
    setProgress(0, plan.pictures());
    emit filmWanted(plan);
}

void FilmDialog::setProgress(int done, int count)
{
    m_bar->setValue(done);
    const QString text = tr("Picture %1 of %2").arg(formatCount(done), formatCount(count));
    const double left = done > 0 ? static_cast<double>(m_clock.elapsed()) / 1000 / done * (count - done) : 0;
    m_note->setText(done == count  ? tr("Writing the last pictures")
                        : done > 3 ? tr("%1, %2 left").arg(text, formatDuration(left))
                                   : text);
}

void FilmDialog::end()
{
    m_isMaking = false;
    accept();
}

void FilmDialog::refuse(const QString &reason)
{
    m_isMaking = false;
    m_bar->hide();
    m_form->setEnabled(true);
    check();
    m_later.stop();
    m_note->setText(reason);
}

void FilmDialog::putBack()
{
    if (const FilmReel shown = std::exchange(m_shown, {}); shown.putBack)
        shown.putBack();
}

void FilmDialog::reject()
{
    if (m_isMaking) {
        emit cancelWanted();
        return;
    }
    m_later.stop();
    m_preview->stop();
    putBack();
    QDialog::reject();
}

} // namespace vitrine
