#include "widgets/detection/PicturePaint.h"

#include "widgets/common/Theme.h"
#include "widgets/detection/ClassColours.h"
#include "widgets/detection/DetectionText.h"
#include "widgets/detection/HeatMap.h"
#include "widgets/detection/LabelLayout.h"
#include "widgets/detection/compare/ChangeMarks.h"
#include "widgets/detection/truth/TruthPaint.h"
#include "widgets/detection/truth/TruthText.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr std::size_t mostDashed = 400, mostCandidates = 1000; ///< drawn, the best: more would cover the picture
constexpr double sameOpacity = 0.6; ///< of what does not differ, where detectors are compared
const QColor sameGround(0, 0, 0, 176); ///< of its labels: fainter than the others, and read on any picture
constexpr double labelMargin = 4; ///< left and right of a label's text
const QColor suppressedColour(0xFF, 0x4D, 0x4D);

int classOf(const PictureScene &scene, int cell)
{
    return scene.run.candidates.classes[static_cast<std::size_t>(cell)];
}

BoxChange changeOf(const PictureScene &scene, int cell)
{
    const auto found = scene.changes->find(cell);
    return found == scene.changes->end() ? BoxChange::Same : found->second;
}

/// On whole pixels, so that lines are crisp.
QRectF crisp(const QRectF &rect)
{
    return QRectF(rect.toAlignedRect());
}

void frame(QPainter &painter, const QRectF &rect, const QPen &pen)
{
    painter.setPen(pen);
    painter.drawRect(rect);
}

QPen boxPen(const QColor &colour, double width, Qt::PenStyle style = Qt::SolidLine)
{
    return QPen(colour, width, style, Qt::FlatCap, Qt::MiterJoin);
}

/// A kept box's colour: its class's, or where ground truth is shown, that of how it ended.
QColor colourOf(const PictureScene &scene, int cell)
{
    if (scene.changes)
        return changeColour(changeOf(scene, cell));
    return scene.truth ? truthColour(scene.truth->kindOf(cell)) : classColour(classOf(scene, cell));
}

QColor outlineOf(const PictureScene &scene, int cell)
{
    return scene.truth || scene.changes ? Theme::textOn(colourOf(scene, cell)) : classOutline(classOf(scene, cell));
}

/// A coloured line with a darker or lighter one around it: seen on any picture.
void paintBox(QPainter &painter, const PictureScene &scene, int cell, const QColor &colour, double width)
{
    const QRectF rect = crisp(paintedBox(scene, cell));
    if (!rect.intersects(scene.bounds))
        return;
    QColor around = colour == Qt::white ? QColor(Qt::black) : classOutline(classOf(scene, cell));
    around.setAlpha(170);
    frame(painter, rect, boxPen(around, width + 2));
    frame(painter, rect, boxPen(colour, width));
}

void paintDashed(QPainter &painter, const PictureScene &scene, int cell, QColor colour, int alpha)
{
    const QRectF rect = crisp(paintedBox(scene, cell));
    if (!rect.intersects(scene.bounds))
        return;
    colour.setAlpha(alpha);
    frame(painter, rect, boxPen(QColor(0, 0, 0, alpha / 2), scene.line));
    frame(painter, rect, boxPen(colour, scene.line, Qt::DashLine));
}

void paintLetterbox(QPainter &painter, const PictureScene &scene)
{
    frame(painter, crisp(scene.transform.map(heatMapRect(scene.run))), boxPen(QColor(0, 0, 0, 170), 3));
    frame(painter, crisp(scene.transform.map(heatMapRect(scene.run))), boxPen(Qt::white, 1, Qt::DashLine));
}

/// Those that passed the gate of confidence, best score last, so that it lies on top.
std::vector<int> confidentCells(const PictureScene &scene)
{
    std::vector<int> cells(static_cast<std::size_t>(scene.result.confident));
    for (std::size_t cell = 0; cell < scene.result.verdicts.size(); ++cell)
        if (const int rank = scene.result.verdicts[cell].rank; rank >= 0)
            cells[cells.size() - 1 - static_cast<std::size_t>(rank)] = static_cast<int>(cell);
    return cells;
}

/// All of one class at once: there may be thousands.
void paintCandidates(QPainter &painter, const PictureScene &scene)
{
    const std::vector<int> cells = confidentCells(scene);
    std::map<int, QList<QRectF>> boxes;
    for (std::size_t i = cells.size() > mostCandidates ? cells.size() - mostCandidates : 0; i < cells.size(); ++i) {
        const QRectF rect = crisp(paintedBox(scene, cells[i]));
        if (rect.intersects(scene.bounds))
            boxes[classOf(scene, cells[i])] += rect;
    }
    for (const auto &[classId, rects] : boxes) {
        painter.setPen(QPen(classColour(classId), 1));
        painter.drawRects(rects);
    }
}

void paintGhosts(QPainter &painter, const PictureScene &scene)
{
    std::vector<int> cells = confidentCells(scene);
    std::erase_if(cells, [&](int cell) {
        const Gate gate = scene.result.verdicts[static_cast<std::size_t>(cell)].gate;
        return gate != Gate::Suppressed && gate != Gate::Limit;
    });
    const std::size_t first = cells.size() > mostDashed ? cells.size() - mostDashed : 0;
    for (std::size_t i = first; i < cells.size(); ++i)
        paintDashed(painter, scene, cells[i], classColour(classOf(scene, cells[i])).lighter(140), 150);
}

void paintArrow(QPainter &painter, const PictureScene &scene, const NmsMove &move)
{
    const QLineF line(paintedBox(scene, move.cell).center(), paintedBox(scene, move.by).center());
    painter.setRenderHint(QPainter::Antialiasing);
    for (const QPen &pen : {QPen(QColor(0, 0, 0, 150), scene.line + 2), QPen(suppressedColour, scene.line)}) {
        painter.setPen(pen);
        painter.drawLine(line);
        painter.setBrush(suppressedColour);
        painter.drawEllipse(line.p2(), 3, 3);
        painter.setBrush(Qt::NoBrush);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

/// The state of the suppression after so many moves: what waits, what was kept, what was suppressed and by whom.
void paintMoves(QPainter &painter, const PictureScene &scene)
{
    const auto made = std::min(static_cast<std::size_t>(scene.move), scene.moves.size());
    for (std::size_t i = std::min(scene.moves.size(), made + mostDashed); i-- > made;)
        frame(painter, crisp(paintedBox(scene, scene.moves[i].cell)), QPen(QColor(255, 255, 255, 90), 1));
    for (std::size_t i = made > mostDashed ? made - mostDashed : 0; i < made; ++i) {
        if (scene.moves[i].kept)
            continue;
        paintDashed(painter, scene, scene.moves[i].cell, suppressedColour, 190);
        paintArrow(painter, scene, scene.moves[i]);
    }
    for (std::size_t i = 0; i < made; ++i)
        if (scene.moves[i].kept)
            paintBox(painter, scene, scene.moves[i].cell, classColour(classOf(scene, scene.moves[i].cell)), scene.line);
    if (made > 0)
        paintBox(painter, scene, scene.moves[made - 1].cell, Qt::white, scene.line + 2);
}

/// Differences above what is the same, in colours and lines of their own.
void paintChanges(QPainter &painter, const PictureScene &scene)
{
    for (const bool same : {true, false}) {
        for (const auto &[cell, opacity] : scene.opacities) {
            const BoxChange change = changeOf(scene, cell);
            const QRectF rect = crisp(paintedBox(scene, cell));
            if ((change == BoxChange::Same) != same || !rect.intersects(scene.bounds))
                continue;
            painter.setOpacity(same ? opacity * sameOpacity : opacity);
            const double width = same ? scene.line / 2 : scene.line + 1;
            frame(painter, rect, boxPen(QColor(0, 0, 0, 190), width + 2));
            frame(painter, rect, boxPen(changeColour(change), width, changeLine(change)));
        }
    }
    painter.setOpacity(1);
}

/// What was detected where ground truth is shown: thinner than what is annotated, in the line of how it ended.
void paintJudged(QPainter &painter, const PictureScene &scene, int cell)
{
    const TruthKind kind = scene.truth->kindOf(cell);
    const QRectF rect = crisp(paintedBox(scene, cell));
    if (!rect.intersects(scene.bounds))
        return;
    const double width = kind == TruthKind::Matched ? std::max(1.0, scene.line / 2) : scene.line;
    frame(painter, rect, boxPen(QColor(0, 0, 0, 170), width + 2));
    frame(painter, rect, boxPen(truthColour(kind), width, truthLine(kind)));
}

void paintKept(QPainter &painter, const PictureScene &scene)
{
    if (scene.changes)
        return paintChanges(painter, scene);
    for (const auto &[cell, opacity] : scene.opacities) {
        painter.setOpacity(opacity);
        if (scene.truth)
            paintJudged(painter, scene, cell);
        else
            paintBox(painter, scene, cell, classColour(classOf(scene, cell)), scene.line);
    }
    painter.setOpacity(1);
}

QString objectText(const PictureScene &scene, int object)
{
    return QString::fromStdString(scene.truth->objects[static_cast<std::size_t>(object)].name);
}

void paintLabels(QPainter &painter, const PictureScene &scene)
{
    painter.setFont(scene.font);
    const QFontMetricsF metrics(scene.font);
    for (const PlacedLabel &label : scene.labels) {
        const bool isObject = label.object >= 0;
        const auto opacity = scene.opacities.find(label.cell);
        painter.setOpacity(opacity == scene.opacities.end() ? 1 : opacity->second);
        const bool isSame =
            scene.changes && changeOf(scene, label.cell) == BoxChange::Same && label.cell != scene.selected;
        const QColor colour = isObject ? truthColour(TruthKind::Missed) : colourOf(scene, label.cell);
        painter.fillRect(label.rect, isSame ? sameGround : colour);
        painter.setPen(isSame ? colour : isObject ? Theme::textOn(colour) : outlineOf(scene, label.cell));
        const double baseline = label.rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
        painter.drawText(QPointF(label.rect.left() + labelMargin, std::round(baseline)),
                         isObject ? objectText(scene, label.object) : labelText(scene.run, label.cell));
    }
    painter.setOpacity(1);
}

/// The box that is pointed at or selected, and the square of its cell.
void paintMarked(QPainter &painter, const PictureScene &scene, int cell, bool selected)
{
    if (cell < 0 || cell >= scene.run.raw.cells())
        return;
    QColor fill = colourOf(scene, cell);
    fill.setAlpha(selected ? 40 : 24);
    painter.fillRect(crisp(paintedBox(scene, cell)), fill);
    paintBox(painter, scene, cell, colourOf(scene, cell).lighter(115), scene.line + (selected ? 2 : 1));
    if (!selected)
        return;
    const QRectF square = crisp(scene.transform.map(cellSquare(scene.run, cell)));
    frame(painter, square, boxPen(Qt::black, 4));
    frame(painter, square, boxPen(Qt::white, 2));
}

void paintProbe(QPainter &painter, const PictureScene &scene)
{
    const QPointF at = scene.transform.map(*scene.probe);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const QPen &pen : {QPen(QColor(0, 0, 0, 180), 5), QPen(Qt::white, 2)}) {
        painter.setPen(pen);
        painter.drawEllipse(at, 7, 7);
        for (const QPointF &arm : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
            painter.drawLine(at + arm * 4, at + arm * 12);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

QRectF painted(const PictureScene &scene, const Box &box)
{
    // Far outside nothing is seen; painters keep to numbers that fit.
    const auto limited = [](float value) { return std::clamp(static_cast<double>(value), -1e5, 1e5); };
    return scene.transform.map(
        QRectF(QPointF(limited(box.x1), limited(box.y1)), QPointF(limited(box.x2), limited(box.y2))));
}

LabelWish wishOf(const PictureScene &scene, const QRectF &box, const QString &text)
{
    const QFontMetricsF metrics(scene.font);
    const QRectF seen =
        scene.transform.map(QRectF(QPointF(), QSizeF(scene.run.picture.size()))).intersected(scene.bounds);
    const double width = metrics.horizontalAdvance(text) + 2 * labelMargin;
    return {box.intersects(seen) ? box.intersected(seen) : box,
            QSizeF(std::ceil(width), std::ceil(metrics.height() + 2))};
}

} // namespace

bool isShown(const DetectionLayers &layers, TruthKind kind)
{
    switch (kind) {
    case TruthKind::Matched:
        return layers.truthMatched;
    case TruthKind::Missed:
        return layers.truthMissed;
    case TruthKind::FalseAlarm:
        return layers.falseAlarms;
    case TruthKind::Ignored:
        break;
    }
    return true;
}

QRectF paintedBox(const PictureScene &scene, int cell)
{
    return painted(scene, boxInPicture(scene.run, cell));
}

QRectF paintedObject(const PictureScene &scene, int object)
{
    return painted(scene, scene.truth->objects[static_cast<std::size_t>(object)].box);
}

void hideByTruth(PictureScene &scene)
{
    if (scene.truth)
        std::erase_if(scene.opacities,
                      [&scene](const auto &box) { return !isShown(scene.layers, scene.truth->kindOf(box.first)); });
}

std::vector<PlacedLabel> layOutLabels(const PictureScene &scene, const std::vector<int> &cells)
{
    std::vector<PlacedLabel> labels;
    std::vector<LabelWish> wishes;
    for (const int cell : cells) {
        labels.push_back({cell, {}, -1});
        wishes.push_back(wishOf(scene, paintedBox(scene, cell), labelText(scene.run, cell)));
    }
    const std::size_t objects = scene.truth && scene.layers.truthMissed ? scene.truth->objects.size() : 0;
    for (std::size_t i = 0; i < objects; ++i) {
        if (scene.truth->objects[i].kind != TruthKind::Missed)
            continue;
        labels.push_back({-1, {}, static_cast<int>(i)});
        wishes.push_back(
            wishOf(scene, paintedObject(scene, static_cast<int>(i)), objectText(scene, static_cast<int>(i))));
    }
    const auto places = placeLabels(wishes, scene.bounds);
    std::vector<PlacedLabel> placed;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i])
            placed.push_back({labels[i].cell, *places[i], labels[i].object});
    return placed;
}

void paintScene(QPainter &painter, const PictureScene &scene)
{
    painter.save();
    painter.setBrush(Qt::NoBrush);
    if (scene.layers.letterbox)
        paintLetterbox(painter, scene);
    if (scene.layers.candidates)
        paintCandidates(painter, scene);
    if (scene.layers.ghosts)
        paintGhosts(painter, scene);
    if (scene.truth)
        paintTruth(painter, scene);
    if (scene.move >= 0) {
        paintMoves(painter, scene);
    } else {
        paintKept(painter, scene);
        if (scene.hovered != scene.selected)
            paintMarked(painter, scene, scene.hovered, false);
    }
    paintMarked(painter, scene, scene.selected, true);
    paintLabels(painter, scene);
    if (scene.probe)
        paintProbe(painter, scene);
    painter.restore();
}

PictureScene annotatedScene(const DetectionRun &run, const NmsResult &result)
{
    PictureScene scene{run,
                       result,
                       {},
                       QRectF(QPointF(), QSizeF(run.picture.size())),
                       QApplication::font(),
                       2,
                       {},
                       {},
                       {},
                       -1,
                       {},
                       -1,
                       -1,
                       {},
                       nullptr};
    const int side = std::min(run.picture.width(), run.picture.height());
    scene.font.setPixelSize(std::clamp(side / 32, 11, 64));
    scene.line = std::clamp(std::round(side / 250.0), 2.0, 8.0);
    for (const int cell : result.kept)
        scene.opacities[cell] = 1;
    scene.labels = layOutLabels(scene, result.kept);
    return scene;
}

QImage annotatedPicture(const DetectionRun &run, const NmsResult &result)
{
    QImage image = run.picture.convertToFormat(QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.setDevicePixelRatio(1);
    QPainter painter(&image);
    paintScene(painter, annotatedScene(run, result));
    return image;
}

} // namespace vitrine
