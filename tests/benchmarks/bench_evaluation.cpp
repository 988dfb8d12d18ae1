// What a move of a slider costs when a data set of the size of COCO's val2017 was evaluated: 5,000 pictures of 7
// objects and 150 proposals each. Prints JSON. The confidence is answered in the GUI thread (target: under 16 ms);
// another threshold of suppression on a worker.

#include "widgets/detection/truth/EvaluationScores.h"

#include <QElapsedTimer>

#include <cstdio>
#include <random>

using namespace vitrine;

namespace {

constexpr int pictures = 5000, objects = 7, proposals = 150, classes = 80;

std::shared_ptr<const EvaluationInput> sample()
{
    std::mt19937 random(1);
    const auto any = [&random](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    auto input = std::make_shared<EvaluationInput>();
    for (int i = 0; i < classes; ++i) {
        input->truth.classes.push_back(std::to_string(i));
        input->mapping.truthOf.push_back(i);
    }
    for (int i = 0; i < pictures; ++i) {
        AnnotatedPicture &picture = input->truth.pictures.emplace_back();
        picture.id = i;
        Proposals &found = input->proposals.emplace_back();
        for (int object = 0; object < objects; ++object) {
            const auto x = static_cast<float>(any(500)), y = static_cast<float>(any(400));
            picture.objects.push_back({{x, y, x + 80, y + 60}, any(classes), 4800, false});
        }
        for (int each = 0; each < proposals; ++each) {
            const Annotation &object = picture.objects[static_cast<std::size_t>(any(objects))];
            const auto by = static_cast<float>(any(60));
            found.candidates.boxes.push_back({object.box.x1 + by, object.box.y1, object.box.x2 + by, object.box.y2});
            found.candidates.scores.push_back(static_cast<float>(10 + any(990)) / 1000);
            found.candidates.classes.push_back(any(3) == 0 ? any(classes) : object.classId);
        }
    }
    return input;
}

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

} // namespace

int main()
{
    const auto input = sample();
    QElapsedTimer timer;
    timer.start();
    const auto scores = scoreEvaluation(input, {});
    const double scored = milliseconds(timer);
    timer.start();
    const Evaluation figures = cocoFigures(*input);
    const double figured = milliseconds(timer);
    timer.start();
    int sum = 0;
    for (int i = 0; i < 20; ++i)
        sum += scores->confusionAt(0.05F * static_cast<float>(i))[0][0];
    const double confused = milliseconds(timer) / 20;
    std::printf("{\"name\": \"evaluation\", \"detections\": %zu, \"score_ms\": %.1f, \"coco_ms\": %.1f, "
                "\"confusion_ms\": %.2f, \"ap\": %.4f, \"check\": %d}\n",
                scores->detections.size(), scored, figured, confused, figures.ap, sum);
    return 0;
}
