#include "app/studio/network/desks/NetCompareDesk.h"

#include "app/studio/documents/Documents.h"
#include "app/studio/documents/WeightMatchDialog.h"
#include "app/studio/files/FileDrop.h"
#include "app/studio/network/desks/NetCompareMenu.h"
#include "core/io/WeightMatch.h"
#include "core/vision/PictureReader.h"
#include "widgets/common/Aside.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/compare/NetCompareSession.h"
#include "widgets/compare/NetCompareState.h"
#include "widgets/compare/NetCompareView.h"
#include "widgets/input/DrawPad.h"
#include "widgets/session/FileKind.h"
#include "widgets/session/Session.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace vitrine {

namespace {

constexpr int readableWidth = 960; ///< pixels

QScrollArea *scrolled(QWidget *view, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setWidget(view);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

bool isNetwork(const QString &file)
{
    return fileKind(file) == FileKind::Network || fileKind(file) == FileKind::Model;
}

bool isWeights(const QString &file)
{
    return fileKind(file) == FileKind::Weights || fileKind(file) == FileKind::Checkpoint;
}

} // namespace

NetCompareDesk::NetCompareDesk(const Parts &parts, QWidget *window)
    : QObject(window), m_parts(parts), m_window(window), m_session(new NetCompareSession(parts.session, this)),
      m_state(new NetCompareState(m_session, parts.cursor, this)), m_view(new NetCompareView(m_state, window)),
      m_stage(scrolled(m_view, window)),
      m_menu(new NetCompareMenu({parts.session, parts.documents, parts.training}, m_view->changeButton()))
{
    m_pool.setMaxThreadCount(1);
    connectView();
    connect(m_session, &NetCompareSession::failed, this, &NetCompareDesk::refuse);
    connect(m_session, &NetCompareSession::chosen, this, &NetCompareDesk::follow);
    connect(parts.documents, &Documents::leaving, this, [this] { setOpen(false); });
}

NetCompareDesk::~NetCompareDesk()
{
    m_pool.waitForDone();
}

void NetCompareDesk::connectView()
{
    m_view->changeButton()->setMenu(m_menu);
    connect(m_menu, &NetCompareMenu::chosen, this, &NetCompareDesk::choose);
    connect(m_menu, &NetCompareMenu::fileWanted, this, &NetCompareDesk::askFile);
    connect(m_menu, &NetCompareMenu::drawWanted, this, &NetCompareDesk::draw);
    connect(m_menu, &NetCompareMenu::pasteWanted, this, &NetCompareDesk::pastePicture);
    connect(m_view, &NetCompareView::leaveWanted, this, [this] { setOpen(false); });
    connect(m_view, &NetCompareView::cancelWanted, m_session, &NetCompareSession::cancel);
    connect(m_view, &NetCompareView::itemChosen, this, [this](qint64 item) {
        choose(NetCompareChoice::ofPicture({PictureSource::Kind::Item, {}, {}, item}));
    });
    connect(m_view, &NetCompareView::targetChosen, this, [this](int index) {
        m_parts.session->setTarget({TargetChoice::Kind::Class, index});
    });
    auto *drop = new FileDrop(
        m_view,
        {[this](const QStringList &files) { return promise(files); }, [] { return tr("Compare with this picture"); }});
    connect(drop, &FileDrop::filesDropped, this, &NetCompareDesk::openFiles);
    connect(drop, &FileDrop::imageDropped, this, &NetCompareDesk::openImage);
}

DrawPad *NetCompareDesk::drawPad() const
{
    return m_pad;
}

QWidget *NetCompareDesk::stage() const
{
    return m_stage;
}

int NetCompareDesk::wantedWidth() const
{
    return Theme::instance().px(readableWidth);
}

void NetCompareDesk::setOpen(bool open)
{
    const auto outcome = m_parts.session->outcome();
    if (open && !outcome) {
        emit said(tr("Nothing has run yet, so there is nothing to compare"));
        return;
    }
    if (std::exchange(m_isOpen, open) == open)
        return;
    emit openChanged(open);
    if (!open) {
        m_session->setOn(false);
        if (m_pad)
            m_pad->window()->close();
        remember();
        return;
    }
    const NetCompareChoice &last = m_session->choice();
    if (last.isNothing() || last.applied(outcome->question) == outcome->question)
        m_session->choose(rememberedChoice(*outcome));
    m_session->setOn(true);
    m_view->table()->setFocus();
}

bool NetCompareDesk::climb()
{
    const bool wasOpen = m_isOpen;
    setOpen(false);
    return wasOpen;
}

void NetCompareDesk::choose(const NetCompareChoice &choice)
{
    setOpen(true);
    if (m_isOpen)
        m_session->choose(choice);
}

void NetCompareDesk::follow()
{
    rememberChoice(m_session->choice());
    for (const Message &notice : m_session->comparison()->other->notices)
        emit said(toText(notice));
}

/// What was remembered may be gone: there is always something to see.
void NetCompareDesk::refuse(const Error &error)
{
    emit failed(error);
    const auto outcome = m_parts.session->outcome();
    if (m_isOpen && !m_session->comparison() && outcome && m_session->choice() != firstChoice(*outcome))
        m_session->choose(firstChoice(*outcome));
}

QString NetCompareDesk::promise(const QStringList &files) const
{
    return tr("Compare with %1").arg(QFileInfo(files.first()).fileName());
}

void NetCompareDesk::openFiles(const QStringList &files)
{
    NetCompareChoice choice;
    QString network;
    for (const QString &file : files) {
        const FileKind kind = fileKind(file);
        if (isNetwork(file))
            network = file;
        else if (isWeights(file))
            choice.weights =
                WeightsSource{WeightsSource::Kind::File, file, m_parts.session->question().weights.seed, {}};
        else if (kind == FileKind::Picture)
            choice.picture = PictureSource{PictureSource::Kind::File, file, {}, 0};
        else
            emit failed(fail(VITRINE_TEXT("core",
                                          "%1 is a folder: nothing to compare with. Choose a picture, weights or a "
                                          "network."),
                             file.toStdString()));
    }
    if (!network.isEmpty())
        readNetwork(network, choice);
    else if (choice.weights && m_parts.session->outcome())
        readWeights(choice.weights->file, choice);
    else if (!choice.isNothing())
        choose(choice);
}

void NetCompareDesk::readNetwork(const QString &file, const NetCompareChoice &with)
{
    workAside(
        this, m_pool, [file] { return readNetworkFile(file); },
        [this, file, with](const Result<ReadNetwork> &read) {
            if (read)
                take(file, *read, with);
            else
                emit failed(read.error());
        });
}

void NetCompareDesk::take(const QString &file, const ReadNetwork &read, NetCompareChoice choice)
{
    choice.network = read.isDetector ? NetworkSource{{}, file} : read.document.question.network;
    if (!choice.weights)
        choice.weights = read.document.question.weights;
    choose(choice);
}

/// For the network that is open. Weights that fit as a whole, or not at all, are the session's to load or to refuse.
void NetCompareDesk::readWeights(const QString &file, const NetCompareChoice &with)
{
    const auto work = [file, wanted = m_parts.session->trace()->graph.weights()]() -> Result<WeightMatch> {
        const auto read = readWeightsFile(file, wanted);
        if (!read)
            return read.error();
        return read->isDetector ? WeightMatch() : matchWeights(wanted, read->tensors);
    };
    workAside(this, m_pool, work, [this, file, with](const Result<WeightMatch> &match) {
        if (!match)
            emit failed(match.error());
        else if (match->fitting() == 0 || match->isWhole())
            choose(with);
        else
            askForPart(file, *match, with);
    });
}

/// B gets what fits of the file; its other weights are those of A.
void NetCompareDesk::askForPart(const QString &file, const WeightMatch &match, const NetCompareChoice &with)
{
    const QString name = QFileInfo(file).fileName();
    auto *dialog = new WeightMatchDialog(name, match, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, name, match, with] {
        const auto outcome = m_parts.session->outcome();
        TrainedWeights weights{std::make_shared<const Network>(outcome->network), outcome->trace->weights};
        for (const auto &[tensor, numbers] : match.tensors)
            weights.tensors.insert_or_assign(tensor, numbers);
        NetCompareChoice choice = with;
        choice.weights = WeightsSource{WeightsSource::Kind::Edited,
                                       {},
                                       outcome->question.weights.seed,
                                       std::make_shared<const TrainedWeights>(std::move(weights))};
        choose(choice);
        emit said(tr("%1 of %2 tensors of the other side come from %3; the others are those of the open network")
                      .arg(match.fitting())
                      .arg(match.rows.size())
                      .arg(name));
    });
    dialog->open();
}

void NetCompareDesk::openImage(const QImage &image)
{
    choose(NetCompareChoice::ofPicture({PictureSource::Kind::Image, {}, image, 0}));
}

void NetCompareDesk::pastePicture()
{
    const QImage image = QApplication::clipboard()->image();
    if (image.isNull())
        emit failed(fail(
            VITRINE_TEXT("core", "There is no picture on the clipboard. Copy a picture in another program first.")));
    else
        openImage(image);
}

void NetCompareDesk::askFile()
{
    QStringList patterns;
    for (const std::string &suffix : pictureSuffixes())
        patterns += QStringLiteral("*.") + QString::fromStdString(suffix);
    patterns += {QStringLiteral("*.json"), QStringLiteral("*.onnx"), QStringLiteral("*.safetensors"),
                 QStringLiteral("*.pth"), QStringLiteral("*.pt")};
    const QString file =
        QFileDialog::getOpenFileName(m_window, tr("Compare with a File"), m_folder,
                                     tr("Pictures, weights and networks (%1)").arg(patterns.join(QLatin1Char(' '))));
    if (file.isEmpty())
        return;
    m_folder = QFileInfo(file).absolutePath();
    openFiles({file});
}

/// A sheet beside the comparison, which follows the pen.
void NetCompareDesk::draw()
{
    if (m_pad) {
        m_pad->window()->raise();
        return;
    }
    auto *dialog = new QDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Draw the Other Input"));
    auto *pad = new DrawPad(dialog);
    m_pad = pad;
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    auto *clear = buttons->addButton(tr("Clear"), QDialogButtonBox::ResetRole);
    auto *column = new QVBoxLayout(dialog);
    column->addWidget(pad, 1);
    column->addWidget(buttons);
    const auto show = [this](const QImage &drawing) {
        choose(NetCompareChoice::ofPicture({PictureSource::Kind::Drawing, {}, drawing, 0}));
    };
    connect(pad, &DrawPad::drawn, this, show);
    connect(pad, &DrawPad::strokeFinished, this, show);
    connect(clear, &QAbstractButton::clicked, pad, &DrawPad::clear);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    dialog->show();
}

void NetCompareDesk::remember() const
{
    m_view->save();
}

} // namespace vitrine
