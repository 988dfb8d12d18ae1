#include "widgets/common/Export.h"

#include "core/base/AtomicFile.h"
#include "widgets/common/LongCsv.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QImage>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPdfWriter>
#include <QScreen>
#include <QSvgGenerator>

namespace vitrine {

namespace {

constexpr int largestSide = 16384; ///< of a picture that is copied or saved, pixels
constexpr std::int64_t mostCopied = 20'000; ///< lines of numbers, which the window waits for

/// lupdate files what a free function translates under the namespace.
QString tr(const char *text)
{
    return QCoreApplication::translate("vitrine", text);
}

QSize limited(QSize size)
{
    return size.boundedTo(QSize(largestSide, largestSide)).expandedTo(QSize(1, 1));
}

/// On a ground of its own: no view is asked to cover all of its size.
void paintOn(QPainter &painter, const ExportSource &source)
{
    painter.fillRect(QRect(QPoint(), limited(source.size())), Theme::instance().color(Theme::Role::Panel));
    source.paint(painter);
}

QImage picture(const ExportSource &source)
{
    const QSize size = limited(source.size());
    const double ratio = qMax(size.width(), size.height()) * 2 <= largestSide ? 2 : 1;
    QImage image(size * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    QPainter painter(&image);
    paintOn(painter, source);
    return image;
}

/// Of drawings and documents: as on the screen, whose pixels the views count in and whose points their fonts.
int dotsPerInch()
{
    return qRound(QGuiApplication::primaryScreen()->logicalDotsPerInch());
}

void writePng(QBuffer &buffer, const ExportSource &source)
{
    picture(source).save(&buffer, "PNG");
}

void writeSvg(QBuffer &buffer, const ExportSource &source)
{
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(dotsPerInch());
    generator.setSize(limited(source.size()));
    generator.setViewBox(QRect(QPoint(), limited(source.size())));
    generator.setTitle(source.name());
    QPainter painter(&generator);
    paintOn(painter, source);
}

void writePdf(QBuffer &buffer, const ExportSource &source)
{
    QPdfWriter writer(&buffer);
    writer.setResolution(dotsPerInch());
    writer.setTitle(source.name());
    const QSizeF inches = QSizeF(limited(source.size())) / dotsPerInch();
    writer.setPageSize(QPageSize(inches, QPageSize::Inch));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    paintOn(painter, source);
}

bool isEmpty(const ExportSource &source)
{
    return source.paint && source.size().isEmpty();
}

void report(QWidget *parent, const Result<void> &result)
{
    if (!result)
        QMessageBox::warning(parent, tr("Export"), toText(result.error().message));
}

void save(QWidget *parent, const ExportSource &source, const QString &extension, const QString &filter)
{
    const QString file = QFileDialog::getSaveFileName(parent, tr("Save as"), source.name() + extension, filter);
    if (file.isEmpty())
        return;
    const QString whole = QFileInfo(file).suffix().isEmpty() ? file + extension : file;
    saveTo(whole, source, parent->window(), parent, [parent](const Result<void> &result) { report(parent, result); });
}

void addCopyNumbers(QMenu *menu, QWidget *parent, const ExportSource &source)
{
    const LongCsv *numbers = longCsv(source);
    const bool isLong = numbers && numbers->table().lines > mostCopied;
    QAction *copy = menu->addAction(isLong ? tr("Copy numbers (too many: save them)") : tr("Copy numbers"));
    copy->setEnabled(!isLong);
    QObject::connect(copy, &QAction::triggered, parent, [source] { QApplication::clipboard()->setText(source.csv()); });
}

} // namespace

Result<void> exportTo(const QString &file, const ExportSource &source)
{
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix != QLatin1String("csv") && isEmpty(source))
        return fail(VITRINE_TEXT("core", "There is nothing to see yet that could be saved as %1."), file.toStdString());
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (suffix == QLatin1String("csv") && source.csv)
        bytes = source.csv().toUtf8();
    else if (suffix == QLatin1String("png") && source.paint)
        writePng(buffer, source);
    else if (suffix == QLatin1String("svg") && source.paint)
        writeSvg(buffer, source);
    else if (suffix == QLatin1String("pdf") && source.paint)
        writePdf(buffer, source);
    else
        return fail(VITRINE_TEXT("core",
                                 "%1 can't be written: the name must end in .png, .svg or .pdf for a picture, in .csv "
                                 "for numbers."),
                    file.toStdString());
    buffer.close();
    return writeFileAtomically(file.toStdString(),
                               std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

void copyPicture(const ExportSource &source)
{
    if (!isEmpty(source))
        QApplication::clipboard()->setImage(picture(source));
}

void askAndSavePicture(QWidget *parent, const ExportSource &source)
{
    save(parent, source, QStringLiteral(".png"), tr("Pictures (*.png *.svg *.pdf)"));
}

void askAndSaveNumbers(QWidget *parent, const ExportSource &source)
{
    save(parent, source, QStringLiteral(".csv"), tr("Numbers (*.csv)"));
}

void addExportActions(QMenu *menu, QWidget *parent, const ExportSource &source)
{
    if (isEmpty(source))
        return;
    if (source.paint) {
        QObject::connect(menu->addAction(tr("Copy picture")), &QAction::triggered, parent,
                         [source] { copyPicture(source); });
        QObject::connect(menu->addAction(tr("Save picture…")), &QAction::triggered, parent,
                         [source, parent] { askAndSavePicture(parent, source); });
    }
    if (source.csv) {
        addCopyNumbers(menu, parent, source);
        QObject::connect(menu->addAction(tr("Save numbers…")), &QAction::triggered, parent,
                         [source, parent] { askAndSaveNumbers(parent, source); });
    }
}

void installExportMenu(QWidget *widget, ExportSource source)
{
    widget->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(widget, &QWidget::customContextMenuRequested, widget,
                     [widget, source = std::move(source)](const QPoint &at) {
                         auto *menu = new QMenu(widget);
                         menu->setAttribute(Qt::WA_DeleteOnClose);
                         addExportActions(menu, widget, source);
                         if (menu->isEmpty())
                             return menu->deleteLater();
                         menu->popup(widget->mapToGlobal(at));
                     });
}

} // namespace vitrine
