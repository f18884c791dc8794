import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0003_promoted_and_vain'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('folded', models.CharField(help_text='Without case and accents, in Latin letters.', max_length=60, verbose_name='folded word')),
                ('written', models.CharField(help_text='As it is written, in small letters.', max_length=60, verbose_name='word')),
                ('shelf', models.CharField(help_text='The first letter, and how many there are.', max_length=4, verbose_name='shelf')),
                ('titles', models.IntegerField(verbose_name='pages that have it in their title or names')),
                ('pages', models.IntegerField(verbose_name='pages that have it anywhere')),
                ('locale', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.locale', verbose_name='language')),
            ],
            options={
                'verbose_name': 'word of the search',
                'verbose_name_plural': 'words of the search',
                'indexes': [models.Index(fields=['locale', 'shelf'], name='search_words_by_shelf')],
                'constraints': [models.UniqueConstraint(fields=('locale', 'folded', 'written'), name='one_row_for_a_word')],
            },
        ),
    ]
