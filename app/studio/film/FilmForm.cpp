#include "app/studio/film/FilmForm.h"

#include "core/vision/film/FilmWriter.h"
#include "widgets/common/NumberField.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

const QString suffixKey = QStringLiteral("film/suffix"), sizeKey = QStringLiteral("film/size");
constexpr int usualPictures = 200; ///< of longer reels some steps are left out at first
constexpr int sentenceWidth = 320; ///< of what a step is, in the form

int formatOf(const QString &file)
{
    const auto formats = filmFormats();
    const std::string suffix = QFileInfo(file).suffix().toLower().toStdString();
    const auto found = std::find_if(formats.begin(), formats.end(),
                                    [&suffix](const FilmFormat &format) { return format.suffix == suffix; });
    return found == formats.end() ? -1 : static_cast<int>(found - formats.begin());
}

QWidget *row(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    layout->addStretch(1);
    return row;
}

QSpinBox *spin(const QString &name)
{
    auto *box = new QSpinBox;
    box->setAccessibleName(name);
    box->setKeyboardTracking(false);
    return box;
}

} // namespace

FilmForm::FilmForm(FilmOffer offer, const QString &folder, QWidget *parent)
    : QWidget(parent), m_offer(std::move(offer)), m_folder(folder), m_what(new QComboBox), m_shot(new QComboBox),
      m_first(spin(tr("First step"))), m_last(spin(tr("Last step"))), m_stride(spin(tr("Every so many steps"))),
      m_steps(new QLabel), m_seconds(new NumberField(NumberField::Steps::Decades)), m_size(new QComboBox),
      m_format(new SegmentedControl(static_cast<int>(filmFormats().size()))), m_file(new QLineEdit)
{
    build();
    for (const FilmReel &reel : m_offer.reels)
        m_what->addItem(reel.name);
    m_what->addItem(tr("What you do, until you stop"));
    QString suffix = QSettings().value(suffixKey).toString();
    if (formatOf(QStringLiteral("film.") + suffix) < 0)
        suffix = QString::fromStdString(filmFormats().front().suffix);
    m_file->setText(QStringLiteral("film.") + suffix);
    takeReel();
    showFormat();
    connectAll();
}

void FilmForm::build()
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("What happens"), m_what);
    form->addRow(tr("What is seen"), m_shot);
    addSteps(form);
    form->addRow(tr("Size"), m_size);
    addFile(form);
    for (QComboBox *box : {m_what, m_shot, m_size}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(24);
    }
    m_what->setAccessibleName(tr("What happens"));
    m_shot->setAccessibleName(tr("What is seen"));
    m_size->setAccessibleName(tr("Size"));
}

void FilmForm::addSteps(QFormLayout *form)
{
    m_range = row({m_first, new QLabel(tr("to")), m_last, new QLabel(tr("every")), m_stride});
    form->addRow(tr("Steps"), m_range);
    m_steps->setProperty("muted", true);
    m_steps->setTextFormat(Qt::PlainText);
    m_steps->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    form->addRow(QString(), m_steps);
    m_seconds->setRange(0.02, 10);
    m_seconds->setAccessibleName(tr("Seconds that each step stays"));
    m_time = row({m_seconds, new QLabel(tr("seconds"))});
    form->addRow(tr("Each stays"), m_time);
}

void FilmForm::addFile(QFormLayout *form)
{
    QStringList names, tips;
    for (const FilmFormat &format : filmFormats()) {
        names += QString::fromStdString(format.suffix).toUpper();
        tips += toText(format.description);
    }
    m_format->setTexts(names, tips);
    m_format->setAccessibleName(tr("Format"));
    form->addRow(tr("Format"), row({m_format}));
    auto *choose = new QToolButton;
    choose->setText(tr("Choose…"));
    choose->setAccessibleName(tr("Choose the File of the Film"));
    connect(choose, &QToolButton::clicked, this, &FilmForm::browse);
    auto *file = row({m_file, choose});
    qobject_cast<QHBoxLayout *>(file->layout())->setStretch(0, 1);
    qobject_cast<QHBoxLayout *>(file->layout())->setStretch(2, 0);
    m_file->setAccessibleName(tr("Write into"));
    form->addRow(tr("Write into"), file);
}

void FilmForm::connectAll()
{
    connect(m_what, &QComboBox::currentIndexChanged, this, &FilmForm::takeReel);
    connect(m_shot, &QComboBox::currentIndexChanged, this, &FilmForm::showSizes);
    for (QSpinBox *box : {m_first, m_last, m_stride})
        connect(box, &QSpinBox::valueChanged, this, &FilmForm::showSteps);
    connect(m_seconds, &NumberField::valueChanged, this, &FilmForm::changed);
    connect(m_size, &QComboBox::currentIndexChanged, this, &FilmForm::changed);
    connect(m_format, &SegmentedControl::chosen, this, &FilmForm::setSuffix);
    connect(m_file, &QLineEdit::textChanged, this, &FilmForm::showFormat);
}

const FilmReel *FilmForm::reel() const
{
    const auto index = static_cast<std::size_t>(std::max(0, m_what->currentIndex()));
    return index < m_offer.reels.size() ? &m_offer.reels[index] : nullptr;
}

bool FilmForm::isRecording() const
{
    return !reel();
}

void FilmForm::chooseRecording()
{
    m_what->setCurrentIndex(m_what->count() - 1);
}

void FilmForm::takeReel()
{
    const FilmReel *now = reel();
    const int last = now ? now->count : 1;
    {
        const QSignalBlocker first(m_first), second(m_last), third(m_stride), fourth(m_seconds);
        m_first->setRange(1, last);
        m_last->setRange(1, last);
        m_stride->setRange(1, std::max(1, last - 1));
        m_first->setValue(1);
        m_last->setValue(last);
        m_stride->setValue(1 + (last - 1) / usualPictures);
        m_seconds->setValue(now ? now->seconds : 1);
    }
    m_range->setEnabled(now);
    m_time->setEnabled(now);
    const QString suffix = QLatin1Char('.') + QFileInfo(m_file->text()).suffix();
    m_file->setText(QDir(m_folder).filePath((now ? now->file : QStringLiteral("recording")) + suffix));
    showShots();
    showSteps();
}

void FilmForm::showShots()
{
    const QSignalBlocker blocker(m_shot);
    const QString before = m_shot->currentText();
    m_shot->clear();
    // The mark of the recording would be in the picture of the window.
    for (std::size_t i = isRecording() ? static_cast<std::size_t>(m_offer.recordable) : 0; i < m_offer.shots.size();
         ++i)
        m_shot->addItem(m_offer.shots[i].name, static_cast<int>(i));
    m_shot->setCurrentIndex(std::max(0, m_shot->findText(before)));
    showSizes();
}

FilmShot FilmForm::chosenShot() const
{
    return m_offer.shots[static_cast<std::size_t>(m_shot->currentData().toInt())];
}

void FilmForm::showSizes()
{
    const QSignalBlocker blocker(m_size);
    const QSize before = m_size->count() ? chosenSize() : QSettings().value(sizeKey).toSize();
    m_size->clear();
    const QSize own = evenSize(chosenShot().size());
    m_size->addItem(tr("As shown: %1 × %2").arg(own.width()).arg(own.height()), own);
    for (const QSize size : {QSize(1280, 720), QSize(1920, 1080), QSize(960, 540)})
        m_size->addItem(QStringLiteral("%1 × %2").arg(size.width()).arg(size.height()), size);
    m_size->setCurrentIndex(std::max(0, m_size->findData(before)));
    emit changed();
}

QSize FilmForm::chosenSize() const
{
    return m_size->currentData().toSize();
}

void FilmForm::showSteps()
{
    const FilmReel *now = reel();
    QStringList all, shown;
    if (now && now->label)
        for (const QSpinBox *step : {m_first, m_last}) {
            all += now->label(step->value() - 1);
            shown += m_steps->fontMetrics().elidedText(all.back(), Qt::ElideRight, Theme::instance().px(sentenceWidth));
        }
    m_steps->setText(shown.join(QLatin1Char('\n')));
    m_steps->setToolTip(all.join(QLatin1Char('\n')));
    emit changed();
}

void FilmForm::showFormat()
{
    if (const int format = formatOf(m_file->text()); format >= 0)
        m_format->setCurrent(format);
    emit changed();
}

void FilmForm::setSuffix(int format)
{
    const QFileInfo file(m_file->text());
    const QString suffix = QString::fromStdString(filmFormats()[static_cast<std::size_t>(format)].suffix);
    m_file->setText(QDir(file.path()).filePath(file.completeBaseName() + QLatin1Char('.') + suffix));
}

void FilmForm::browse()
{
    QStringList filters;
    for (const FilmFormat &format : filmFormats())
        filters += QStringLiteral("%1 (*.%2)").arg(toText(format.description), QString::fromStdString(format.suffix));
    QString wanted = filters.value(std::max(0, m_format->current()));
    // What would be replaced is said in this dialog.
    QString file =
        QFileDialog::getSaveFileName(this, tr("Choose the File of the Film"), m_file->text(),
                                     filters.join(QStringLiteral(";;")), &wanted, QFileDialog::DontConfirmOverwrite);
    if (file.isEmpty())
        return;
    if (formatOf(file) < 0)
        file += QLatin1Char('.') + QFileInfo(m_file->text()).suffix();
    m_file->setText(file);
}

QString FilmForm::problem() const
{
    const QFileInfo file(plan().file);
    QStringList endings;
    for (const FilmFormat &format : filmFormats())
        endings += QLatin1Char('.') + QString::fromStdString(format.suffix);
    if (formatOf(file.filePath()) < 0)
        return tr("The name must end in %1.").arg(endings.join(QStringLiteral(", ")));
    if (!QFileInfo(file.path()).isDir())
        return tr("There is no folder %1.").arg(file.path());
    if (!isRecording() && m_last->value() < m_first->value())
        return tr("The last step comes before the first.");
    return {};
}

FilmPlan FilmForm::plan() const
{
    FilmPlan plan;
    if (const FilmReel *now = reel()) {
        plan.reel = *now;
        plan.first = m_first->value() - 1;
        plan.last = std::max(plan.first, m_last->value() - 1);
    }
    plan.shot = chosenShot();
    plan.stride = m_stride->value();
    plan.seconds = m_seconds->value();
    plan.size = chosenSize();
    plan.file = QFileInfo(m_file->text().trimmed()).absoluteFilePath();
    return plan;
}

void FilmForm::remember() const
{
    QSettings settings;
    settings.setValue(suffixKey, QFileInfo(plan().file).suffix().toLower());
    settings.setValue(sizeKey, m_size->currentIndex() == 0 ? QSize() : chosenSize());
}

} // namespace vitrine
